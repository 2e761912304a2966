"""Terms named in what wagtail-localize keeps: snapshots, and what overrides them."""

import json

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import (
    SegmentOverride,
    SourceDeletedError,
    TranslationSource,
)

from home.terms.contents import can_name, swap_in_content
from home.terms.swap import Swap


def swap_in_snapshots(swap: Swap) -> None:
    """Its strings stay those that were translated: they hold no terms."""
    sources = TranslationSource.objects.select_related("specific_content_type")
    for source in sources.order_by("pk"):
        model = source.specific_content_type.model_class()
        if not can_name(model, swap):
            continue
        content = json.loads(source.content_json)
        if swap_in_content(model, content, swap).named:
            source.content_json = json.dumps(content)
            source.save(update_fields=["content_json"])
            _extract_again(source)
        _swap_in_overrides(source, model, swap)


def _extract_again(source: TranslationSource) -> None:
    try:
        source.refresh_segments()
    except SourceDeletedError:
        # What was deleted is translated no more.
        return


def _swap_in_overrides(
    source: TranslationSource, model: type[models.Model], swap: Swap
) -> None:
    """What translators chose instead of the source's term."""
    overrides = SegmentOverride.objects.filter(
        context__object=source.object_id, data_json=json.dumps(swap.old.pk)
    ).select_related("context")
    for override in overrides:
        if _is_term(model, override.context.field_path.split("."), swap):
            override.data_json = json.dumps(swap.new.pk)
            override.save(update_fields=["data_json"])


def _is_term(model: type[models.Model], path: list[str], swap: Swap) -> bool:
    """Whether a term stands at a path of names of fields, relations and blocks."""
    name, *below = path
    for relation in get_all_child_relations(model):
        if relation.get_accessor_name() == name:
            return bool(below) and _is_term(relation.related_model, below, swap)
    field = model._meta.get_field(name)
    if not isinstance(field, StreamField):
        return swap.is_key_of(field)
    block = field.stream_block
    for step in below:
        block = (
            block.child_block
            if isinstance(block, blocks.ListBlock)
            else block.child_blocks[step]
        )
    return isinstance(block, blocks.ChooserBlock) and block.model_class is swap.model
