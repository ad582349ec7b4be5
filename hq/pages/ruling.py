"""What administrators decide for all stations: the policy, editions of the law; and the audit of what everybody did."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from inspection.errors import BadInput

from .. import audit, editions, policy
from ..audit import Action
from ..policy import EXPORTS, Policy
from .desk import Administrator, AdministratorForm, Visitor, desk_of, onward, page

routes = APIRouter(include_in_schema=False)
USUAL = Policy(10, 5, EXPORTS, ("en",))


@routes.get("/policy")
def policy_page(request: Request, visit: Visitor) -> HTMLResponse:
    """The policy in force."""
    with visit.service.engine.begin() as connection:
        known = policy.in_force(connection)
    languages = desk_of(request).languages
    shown = known[2] if known else Policy(USUAL.retention_years, USUAL.lock_minutes, EXPORTS, languages)
    return page(request, "policy.html", visit, known=known, policy=shown, exports=EXPORTS, languages=languages)


@routes.post("/policy")
def make_policy(request: Request, form: AdministratorForm) -> Response:
    """Sign a new policy."""
    visit, service = form.visit, form.visit.service
    chosen = Policy(
        form.whole("retention_years"),
        form.whole("lock_minutes"),
        form.lists.get("exports", ()),
        form.lists.get("languages", ()),
    )
    with service.engine.begin() as connection:
        made = policy.make(connection, chosen, desk_of(request).languages, now=service.now(), signer=service.key)
        said = json.dumps(made.content)
        audit.note(connection, service.now(), visit.person.name, Action.POLICY, said, address=visit.address)
    return onward("/policy")


@routes.get("/editions")
def editions_page(request: Request, visit: Visitor) -> HTMLResponse:
    """The editions that stations may fetch."""
    with visit.service.engine.begin() as connection:
        kept = editions.kept(connection)
    return page(request, "editions.html", visit, editions=kept)


@routes.post("/editions")
def publish(form: AdministratorForm) -> Response:
    """Take an edition with its signature, and tell every station."""
    visit, service = form.visit, form.visit.service
    given, signature = form.files.get("edition"), form.files.get("signature")
    if given is None or signature is None or (given.size or 0) > editions.LARGEST:
        raise BadInput("hq.edition_form")
    content, signed = given.file.read(), signature.file.read(editions.SIGNATURE_BYTES + 1)
    with service.engine.begin() as connection:
        made = editions.publish(
            connection, service.objects, form.text("name", 64), content, signed, now=service.now(), signer=service.key
        )
        subject = f"{made.content['name']} {made.content['sha256']}"
        audit.note(connection, service.now(), visit.person.name, Action.EDITION, subject, address=visit.address)
    return onward("/editions")


@routes.get("/audit")
def audit_page(
    request: Request,
    visit: Administrator,
    account: str = "",
    action: str = "",
    before: Annotated[int | None, Query(ge=1, lt=2**53)] = None,
) -> HTMLResponse:
    """Who did and saw what."""
    with visit.service.engine.begin() as connection:
        found = audit.entries(connection, before, account.strip(), action)
    shown = found[: audit.PAGE]
    return page(
        request, "audit.html", visit, entries=shown, account=account, action=action, actions=tuple(Action),
        next=shown[-1].id if len(found) > audit.PAGE else None,
    )  # fmt: skip
