"""A room's tables in one step: the same models as step by step, made and taken away."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from enishi.foundation.tables import CreateTables

ID = ("id", models.BigAutoField(primary_key=True))


def both() -> CreateTables:
    """Two tables that point at each other, as those of a room may."""
    cup = [ID, ("tray", models.ForeignKey("kitchen.Tray", models.CASCADE))]
    tray = [ID, ("best", models.ForeignKey("kitchen.Cup", models.SET_NULL, null=True))]
    return CreateTables([migrations.CreateModel("Cup", cup), migrations.CreateModel("Tray", tray)])


@pytest.mark.parametrize("app", ["commerce", "sales", "service", "staff"])
def test_the_one_step_says_the_same_models_as_all_it_stands_for(app):
    short, long = MigrationLoader(None), MigrationLoader(None, replace_migrations=False)
    key, squash = next((key, one) for key, one in short.replacements.items() if key[0] == app)
    said, wanted = short.project_state(key).models, long.project_state(squash.replaces[-1]).models
    of_app = [name for name in wanted if name[0] == app]
    assert of_app
    assert {name: said[name] for name in said if name[0] == app} == {name: wanted[name] for name in of_app}


def test_models_worked_out_before_are_worked_out_anew():
    state = ProjectState()
    assert not list(state.apps.get_models())
    both().state_forwards("kitchen", state)
    assert {model.__name__ for model in state.apps.get_models()} == {"Cup", "Tray"}


@pytest.mark.django_db(transaction=True)
def test_tables_come_and_go_together():
    before, after = ProjectState(), ProjectState()
    both().state_forwards("kitchen", after)
    with connection.schema_editor() as editor:
        both().database_forwards("kitchen", editor, before, after)
    assert {"kitchen_cup", "kitchen_tray"} <= set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        both().database_backwards("kitchen", editor, after, before)
    assert not {"kitchen_cup", "kitchen_tray"} & set(connection.introspection.table_names())


def test_it_says_how_many():
    assert both().describe() == "Create 2 tables"
