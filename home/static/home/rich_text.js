/* The buttons of home.rich_text.features, for Wagtail's editor of rich text. */
(() => {
  "use strict";

  const { React, DraftJS, draftail } = window;
  const { EditorState, Modifier, RichUtils } = DraftJS;
  const element = React.createElement;

  const PREFIX = "LANGUAGE-";
  const isLanguage = (style) => style.startsWith(PREFIX);

  /** The selection; from a mere caret, the whole passage around it, if it is in one. */
  const passageAt = (editorState) => {
    const selection = editorState.getSelection();
    if (!selection.isCollapsed()) return selection;
    const block = editorState.getCurrentContent().getBlockForKey(selection.getStartKey());
    const caret = selection.getStartOffset();
    let passage = selection;
    block.findStyleRanges(
      (character) => character.getStyle().some(isLanguage),
      (start, end) => {
        if (start <= caret && caret <= end) {
          passage = selection.merge({ anchorOffset: start, focusOffset: end, isBackward: false });
        }
      },
    );
    return passage;
  };

  const languageAt = (editorState, passage) => {
    const block = editorState.getCurrentContent().getBlockForKey(passage.getStartKey());
    const styles = block.getInlineStyleAt(passage.getStartOffset());
    return styles.find(isLanguage) || "";
  };

  const languagesIn = (content) =>
    content.getBlocksAsArray().reduce((found, block) => {
      block.getCharacterList().forEach((character) => {
        character.getStyle().filter(isLanguage).forEach((style) => found.add(style));
      });
      return found;
    }, new Set());

  const withLanguage = (editorState, passage, style) => {
    let content = editorState.getCurrentContent();
    languagesIn(content).forEach((other) => {
      content = Modifier.removeInlineStyle(content, passage, other);
    });
    if (style) content = Modifier.applyInlineStyle(content, passage, style);
    return EditorState.push(editorState, content, "change-inline-style");
  };

  /** Offers the languages in a window, and marks the selected words with one. */
  class PassageSource extends React.Component {
    constructor(props) {
      super(props);
      this.window = React.createRef();
    }

    componentDidMount() {
      this.window.current.showModal();
    }

    render() {
      const { editorState, entityType, onComplete, onClose } = this.props;
      const { languages, strings, description } = entityType;
      const passage = passageAt(editorState);
      const current = languageAt(editorState, passage);
      const choice = (style, name, code) =>
        element(
          "li",
          { key: style },
          element(
            "button",
            {
              type: "button",
              className: "button button-secondary",
              lang: code,
              "aria-pressed": style === current,
              onClick: () => onComplete(withLanguage(editorState, passage, style)),
            },
            name,
          ),
        );
      return element(
        "dialog",
        {
          ref: this.window,
          className: "passage-languages",
          "aria-label": description,
          onCancel: (event) => {
            event.preventDefault();
            onClose();
          },
        },
        element("h2", null, description),
        passage.isCollapsed()
          ? element("p", null, strings.select)
          : element(
              "ul",
              null,
              languages.map(({ style, name }) => choice(style, name)),
              choice("", strings.none),
            ),
        element(
          "button",
          { type: "button", className: "button button-small", onClick: onClose },
          strings.close,
        ),
      );
    }
  }

  /** Lets an editor choose what the selected letters stand for, in the glossary. */
  class AbbreviationSource extends draftail.ModalWorkflowSource {
    getChooserConfig(entity, selectedText) {
      return {
        url: this.props.entityType.chooserUrls.abbreviation,
        urlParams: { q: selectedText },
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData({ key, expansion }) {
      return { key, expansion };
    }

    onChosen(data) {
      const { editorState, entityType, onComplete } = this.props;
      const selection = editorState.getSelection();
      const content = editorState
        .getCurrentContent()
        .createEntity(entityType.type, "MUTABLE", this.filterEntityData(data));
      const key = content.getLastCreatedEntityKey();
      const styles = editorState.getCurrentInlineStyle();
      this.workflow.close();
      onComplete(
        selection.isCollapsed()
          ? EditorState.push(
              editorState,
              Modifier.replaceText(content, selection, data.title, styles, key),
              "insert-characters",
            )
          : RichUtils.toggleLink(editorState, selection, key),
      );
    }
  }

  const Abbreviation = (props) => {
    const { key, expansion } = props.contentState.getEntity(props.entityKey).getData();
    const icon = element(
      "svg",
      { className: "icon icon-abbreviation", "aria-hidden": "true" },
      element("use", { href: "#icon-abbreviation" }),
    );
    return element(draftail.TooltipEntity, { ...props, icon, label: expansion || key });
  };

  draftail.registerPlugin({ type: "PASSAGE", source: PassageSource }, "entityTypes");
  draftail.registerPlugin(
    { type: "ABBREVIATION", source: AbbreviationSource, decorator: Abbreviation },
    "entityTypes",
  );
})();
