import pytest

from search.engines import conf
from search.engines.checks import check_client, check_folder, check_password

SERVER = {"ENGINE": "elasticsearch", "HOSTS": ["http://search:9200"], "PASSWORD": ""}


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


@pytest.mark.parametrize("check", [check_client, check_password])
def test_without_a_server_nothing_is_missing(check, settings):
    settings.SEARCH_SERVER = None
    assert check(None) == []


def test_a_server_whose_client_is_not_installed_is_reported(settings, monkeypatch):
    settings.SEARCH_SERVER = SERVER
    assert check_client(None) == []
    monkeypatch.setitem(conf.CLIENTS, "elasticsearch", "not_installed")
    [message] = check_client(None)
    assert message.id == "search_engines.E001"
    assert "elasticsearch" in message.msg


def test_a_password_that_anyone_can_read_is_reported(settings):
    settings.SEARCH_SERVER = SERVER | {"PASSWORD": "sesame"}
    [message] = check_password(None)
    assert message.id == "search_engines.W002"
    assert "sesame" not in message.msg + message.hint
    settings.SEARCH_SERVER = SERVER | {"PASSWORD": "s", "HOSTS": ["https://search"]}
    assert check_password(None) == []
