"""`/healthz`: the process answers. `/readyz`: it can also reach its database and is migrated."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """503 until the database answers and holds every migration."""
    try:
        if not is_migrated():
            return JsonResponse({"status": "migrations waiting"}, status=503)
    except DatabaseError:
        return JsonResponse({"status": "database out of reach"}, status=503)
    return JsonResponse({"status": "ready"})


def is_migrated() -> bool:
    """Does the database hold every migration? Raises DatabaseError when it is out of reach."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
