"""What stands in a visit file for nobody but the host, each with a word of its own in each language."""

from typing import Any

#: Of the customer.
CUSTOMER: dict[str, Any] = {
    "important": "yes",
    "contact": "Xcontact",
    "phone": "+41 99 111",
    "fax": "+41 99 222",
    "email": "xmail@example.com",
    "website": "https://xweb.example.com",
    "address": "Xaddress",
    "founded": "Xfounded",
    "size": "Xsize",
    "products": {"en": "Xproducts", "zh-Hans": "机密产品"},
    "influence": {"en": "Xinfluence", "zh-Hans": "机密影响"},
    "suppliers_in_china": {"en": "Xsuppliers", "zh-Hans": "机密供应"},
    "background": {"en": "Xbackground", "zh-Hans": "机密来历"},
}
#: Of a guest.
GUEST: dict[str, Any] = {"note": {"en": "Xnote", "zh-Hans": "机密备注"}, "languages": ["Xlanguage"]}
#: Of the visit.
VISIT: dict[str, Any] = {
    "objectives": [{"en": "Xobjective", "zh-Hans": "机密目的"}],
    "remarks": [{"en": "Xremark", "zh-Hans": "机密提醒"}],
    "supplies": {"pens": 7777},
    "budget": {
        "advance": 818.01,
        "planned": {
            "lunch": {"each": 818.02},
            "dinner": {"per_person": 818.03},
            "room": 818.04,
            "gift": {"each": 818.05},
            "car": 818.06,
            "other": [{"what": {"en": "Xcost", "zh-Hans": "机密开销"}, "total": 818.07}],
        },
        "actual": {"lunch": 818.08, "outing": 818.09},
    },
}
#: A word of each of them, as it is printed.
WORDS = (
    *("Xcontact", "99 111", "99 222", "xmail", "xweb", "Xaddress", "Xfounded", "Xsize", "Xproducts"),
    *("Xinfluence", "Xsuppliers", "Xbackground", "Xnote", "Xlanguage", "Xobjective", "Xremark", "7777"),
    *("Xcost", "机密", *(f"818.0{digit}" for digit in range(1, 10))),
)
