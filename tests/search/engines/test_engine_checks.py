from search.engines.checks import check_folder


def test_a_folder_to_be_made_is_no_trouble(settings, tmp_path):
    settings.SEARCH_FOLDER = tmp_path / "new" / "search"
    assert check_folder(None) == []


def test_a_file_in_the_way_is_reported(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.SEARCH_FOLDER = tmp_path / "file" / "search"
    [message] = check_folder(None)
    assert message.id == "search_engines.W001"
    assert str(tmp_path / "file") in message.hint


def test_the_default_folder_is_in_the_data_folder(settings, tmp_path):
    del settings.SEARCH_FOLDER
    settings.DATA_DIR = tmp_path / "file"
    settings.DATA_DIR.touch()
    assert "file/search" in check_folder(None)[0].msg
