"""The codes of all findings; docs/finding-codes.md is generated from here and the wording."""

from __future__ import annotations

from enum import StrEnum


class FindingCode(StrEnum):
    """One code for each kind of finding; the value is also the code of its reason in the wording."""

    # The date asked
    DATE_NOT_STATED = "dated.not_stated"
    EDITION_OLD = "dated.edition_old"
    EDITION_TOO_OLD = "dated.edition_too_old"

    # Montreal Protocol
    MONTREAL_CONTROLLED = "montreal.controlled_substance"
    MONTREAL_LICENCE = "montreal.licence_required"
    MONTREAL_LICENCE_UNKNOWN = "montreal.licence_unknown"
    MONTREAL_LICENCE_NOT_YET = "montreal.licence_not_yet"
    MONTREAL_NOT_BOUND = "montreal.not_bound"
    MONTREAL_PHASED_OUT = "montreal.phased_out"
    MONTREAL_PHASED_OUT_EXEMPT = "montreal.phased_out_exempt"
    MONTREAL_REDUCTION_STEP = "montreal.reduction_step"
    MONTREAL_STEP_UNKNOWN = "montreal.step_unknown"
    MONTREAL_NON_PARTY = "montreal.non_party_trade"
    MONTREAL_PARTY_UNKNOWN = "montreal.party_unknown"
    MONTREAL_IN_PRODUCT = "montreal.in_product"
    MONTREAL_PRODUCT_MAY_CONTAIN = "montreal.product_may_contain"
    MONTREAL_NON_REFILLABLE = "montreal.non_refillable"
    MONTREAL_WHICH_SUBSTANCE = "montreal.which_substance"
    MONTREAL_COMPOSITION_UNKNOWN = "montreal.composition_unknown"
    MONTREAL_CLAIMS_DISAGREE = "montreal.claims_disagree"
    MONTREAL_UN_MISMATCH = "montreal.un_mismatch"
    MONTREAL_HS_MISMATCH = "montreal.hs_mismatch"
    MONTREAL_SAME_COUNTRY = "montreal.same_country"
    MONTREAL_NOT_LISTED = "montreal.not_listed"

    # Basel Convention
    BASEL_LISTED = "basel.listed"
    BASEL_GREEN_LISTED = "basel.annex_ix_listed"
    BASEL_MIRROR_ENTRY = "basel.mirror_entry"
    BASEL_CODE_DELETED = "basel.code_deleted"
    BASEL_CODE_NOT_YET = "basel.code_not_yet"
    BASEL_CODE_UNKNOWN = "basel.code_unknown"
    BASEL_WHICH_ENTRY = "basel.which_entry"
    BASEL_PRIOR_CONSENT = "basel.prior_consent"
    BASEL_TRANSIT_CONSENT = "basel.transit_consent"
    BASEL_TRANSIT_NON_PARTY = "basel.transit_non_party"
    BASEL_TRANSIT_UNKNOWN = "basel.transit_unknown"
    BASEL_BAN_AMENDMENT = "basel.ban_amendment"
    BASEL_BAN_UNKNOWN = "basel.ban_amendment_unknown"
    BASEL_NON_PARTY = "basel.non_party"
    BASEL_NON_PARTY_UNKNOWN = "basel.non_party_unknown"
    BASEL_ARTICLE_11 = "basel.article_11_agreement"
    BASEL_NOT_BOUND = "basel.not_bound"
    BASEL_ANTARCTICA = "basel.antarctica"
    BASEL_ROUTE_UNKNOWN = "basel.route_unknown"
    BASEL_SAME_COUNTRY = "basel.same_country"
    BASEL_USED_OR_WASTE = "basel.used_or_waste"
    BASEL_WASTE_REFRIGERANT = "basel.waste_refrigerant"
    BASEL_NOT_LISTED = "basel.not_listed"

    # Chemical Weapons Convention
    CWC_LISTED = "cwc.listed"
    CWC_SCHEDULE_1 = "cwc.schedule_1"
    CWC_NOTICE = "cwc.notice"
    CWC_NON_PARTY = "cwc.non_party"
    CWC_PARTY_UNKNOWN = "cwc.party_unknown"
    CWC_END_USE = "cwc.end_use_certificate"
    CWC_DECLARATION = "cwc.declaration"
    CWC_FAMILY = "cwc.question_family"
    CWC_SALT = "cwc.question_salt"
    CWC_WHICH_CHEMICAL = "cwc.which_chemical"
    CWC_RIOT_CONTROL = "cwc.riot_control"
    CWC_EXEMPTED = "cwc.exempted"
    CWC_NOT_YET = "cwc.not_yet"
    CWC_NOT_BOUND = "cwc.not_bound"
    CWC_SAME_COUNTRY = "cwc.same_country"
    CWC_ROUTE_UNKNOWN = "cwc.route_unknown"
    CWC_NOT_LISTED = "cwc.not_listed"

    # Transport of dangerous goods
    GOODS_DECLARATION = "dangerous_goods.declaration"
    GOODS_FUMIGATED = "dangerous_goods.fumigated_unit"
    GOODS_UN_UNKNOWN = "dangerous_goods.un_unknown"
    GOODS_UN_WITHDRAWN = "dangerous_goods.un_withdrawn"
    GOODS_HIN_MISMATCH = "dangerous_goods.hin_mismatch"
    GOODS_HIN_UNKNOWN = "dangerous_goods.hin_unknown"
    GOODS_HIN_ONLY = "dangerous_goods.hin_only"
    GOODS_CLASS_MISMATCH = "dangerous_goods.class_mismatch"
    GOODS_CLASS_ONLY = "dangerous_goods.class_only"
    GOODS_UN_MISMATCH = "dangerous_goods.un_mismatch"

    # Identity of the goods
    IDENTITY_CHECK_DIGIT = "identity.check_digit"
    IDENTITY_NOT_ASSIGNED = "identity.not_assigned"
    IDENTITY_GRAMMAR = "identity.grammar"
    IDENTITY_OWNER_UNKNOWN = "identity.owner_unknown"
