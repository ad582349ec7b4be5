"""What the drawn labels say: identification data of common substances, wastes and plates, as in public lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gas:
    """A refrigerant in a cylinder or can; ``un`` and ``cas`` are empty where it has none."""

    designation: str
    name: str
    un: str
    cas: str
    hazard: str
    h_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chemical:
    """A chemical under GHS; its names in English, German, French and Spanish."""

    names: tuple[str, ...]
    un: str
    cas: str
    h_codes: tuple[str, ...]
    signal: str


GASES = (
    Gas("R-11", "TRICHLOROFLUOROMETHANE", "", "75-69-4", "", ("H420",)),
    Gas("R-12", "DICHLORODIFLUOROMETHANE", "1028", "75-71-8", "2.2", ("H280", "H420")),
    Gas("R-22", "CHLORODIFLUOROMETHANE", "1018", "75-45-6", "2.2", ("H280", "H420")),
    Gas("R-23", "TRIFLUOROMETHANE", "1984", "75-46-7", "2.2", ("H280",)),
    Gas("R-32", "DIFLUOROMETHANE", "3252", "75-10-5", "2.1", ("H220", "H280")),
    Gas("R-115", "CHLOROPENTAFLUOROETHANE", "1020", "76-15-3", "2.2", ("H280", "H420")),
    Gas("R-125", "PENTAFLUOROETHANE", "3220", "354-33-6", "2.2", ("H280",)),
    Gas("R-134a", "1,1,1,2-TETRAFLUOROETHANE", "3159", "811-97-2", "2.2", ("H280",)),
    Gas("R-142b", "1-CHLORO-1,1-DIFLUOROETHANE", "2517", "75-68-3", "2.1", ("H220", "H280", "H420")),
    Gas("R-152a", "1,1-DIFLUOROETHANE", "1030", "75-37-6", "2.1", ("H220", "H280")),
    Gas("R-227ea", "HEPTAFLUOROPROPANE", "3296", "431-89-0", "2.2", ("H280",)),
    Gas("R-404A", "REFRIGERANT GAS R 404A", "3337", "", "2.2", ("H280",)),
    Gas("R-407C", "REFRIGERANT GAS R 407C", "3340", "", "2.2", ("H280",)),
    Gas("R-410A", "LIQUEFIED GAS, N.O.S.", "3163", "", "2.2", ("H280",)),
    Gas("R-507A", "LIQUEFIED GAS, N.O.S.", "3163", "", "2.2", ("H280",)),
    Gas("R-600a", "ISOBUTANE", "1969", "75-28-5", "2.1", ("H220", "H280")),
    Gas("R-717", "AMMONIA, ANHYDROUS", "1005", "7664-41-7", "2.3", ("H221", "H280", "H314", "H331", "H410")),
    Gas("R-744", "CARBON DIOXIDE", "1013", "124-38-9", "2.2", ("H280",)),
)

CHEMICALS = (
    Chemical(
        ("ACETONE", "ACETON", "ACÉTONE", "ACETONA"), "1090", "67-64-1", ("H225", "H319", "H336", "EUH066"), "DANGER"
    ),
    Chemical(
        ("METHANOL", "METHANOL", "MÉTHANOL", "METANOL"),
        "1230",
        "67-56-1",
        ("H225", "H301+H311+H331", "H370"),
        "DANGER",
    ),
    Chemical(
        ("SULFURIC ACID", "SCHWEFELSÄURE", "ACIDE SULFURIQUE", "ÁCIDO SULFÚRICO"),
        "1830",
        "7664-93-9",
        ("H290", "H314"),
        "DANGER",
    ),
    Chemical(
        ("TOLUENE", "TOLUOL", "TOLUÈNE", "TOLUENO"),
        "1294",
        "108-88-3",
        ("H225", "H304", "H315", "H336", "H361d", "H373"),
        "DANGER",
    ),
    Chemical(
        ("ETHANOL", "ETHANOL", "ÉTHANOL", "ETANOL"),
        "1170",
        "64-17-5",
        ("H225", "H319"),
        "DANGER",
    ),
    Chemical(
        ("HYDROGEN PEROXIDE", "WASSERSTOFFPEROXID", "PEROXYDE D'HYDROGÈNE", "PERÓXIDO DE HIDRÓGENO"),
        "2014",
        "7722-84-1",
        ("H271", "H302+H332", "H314"),
        "DANGER",
    ),
    Chemical(
        ("METHYL BROMIDE", "METHYLBROMID", "BROMURE DE MÉTHYLE", "BROMURO DE METILO"),
        "1062",
        "74-83-9",
        ("H301", "H331", "H341", "H373", "H400", "H420"),
        "DANGER",
    ),
    Chemical(
        ("CARBON TETRACHLORIDE", "TETRACHLORKOHLENSTOFF", "TÉTRACHLORURE DE CARBONE", "TETRACLORURO DE CARBONO"),
        "1846",
        "56-23-5",
        ("H301", "H311", "H331", "H351", "H372", "H412", "H420"),
        "DANGER",
    ),
    Chemical(
        ("MERCURY", "QUECKSILBER", "MERCURE", "MERCURIO"), "2809", "7439-97-6", ("H330", "H360D", "H372", "H410"),
        "DANGER",
    ),
    Chemical(
        ("ZINC CHLORIDE", "ZINKCHLORID", "CHLORURE DE ZINC", "CLORURO DE ZINC"),
        "2331",
        "7646-85-7",
        ("H302", "H314", "H410"),
        "DANGER",
    ),
    Chemical(
        ("SODIUM NITRITE", "NATRIUMNITRIT", "NITRITE DE SODIUM", "NITRITO DE SODIO"),
        "1500",
        "7632-00-0",
        ("H272", "H301", "H400"),
        "DANGER",
    ),
)  # fmt: skip

SIGNALS = {
    "DANGER": ("DANGER", "GEFAHR", "DANGER", "PELIGRO"),
    "WARNING": ("WARNING", "ACHTUNG", "ATTENTION", "ATENCIÓN"),
}

STATEMENTS = {
    "H220": "Extremely flammable gas.",
    "H221": "Flammable gas.",
    "H225": "Highly flammable liquid and vapour.",
    "H271": "May cause fire or explosion; strong oxidiser.",
    "H272": "May intensify fire; oxidiser.",
    "H280": "Contains gas under pressure; may explode if heated.",
    "H290": "May be corrosive to metals.",
    "H301": "Toxic if swallowed.",
    "H302": "Harmful if swallowed.",
    "H304": "May be fatal if swallowed and enters airways.",
    "H311": "Toxic in contact with skin.",
    "H314": "Causes severe skin burns and eye damage.",
    "H315": "Causes skin irritation.",
    "H319": "Causes serious eye irritation.",
    "H330": "Fatal if inhaled.",
    "H331": "Toxic if inhaled.",
    "H336": "May cause drowsiness or dizziness.",
    "H341": "Suspected of causing genetic defects.",
    "H351": "Suspected of causing cancer.",
    "H360D": "May damage the unborn child.",
    "H361d": "Suspected of damaging the unborn child.",
    "H370": "Causes damage to organs.",
    "H372": "Causes damage to organs through prolonged or repeated exposure.",
    "H373": "May cause damage to organs through prolonged or repeated exposure.",
    "H400": "Very toxic to aquatic life.",
    "H410": "Very toxic to aquatic life with long lasting effects.",
    "H412": "Harmful to aquatic life with long lasting effects.",
    "H420": "Harms public health and the environment by destroying ozone in the upper atmosphere.",
    "H301+H311+H331": "Toxic if swallowed, in contact with skin or if inhaled.",
    "H302+H332": "Harmful if swallowed or if inhaled.",
    "EUH066": "Repeated exposure may cause skin dryness or cracking.",
}
"""Hazard statements in the words of GHS, which the CLP Regulation (EC) No 1272/2008, Annex III, takes over."""

# Hazard identification number, UN number, name.
PLATES = (
    ("33", "1203", "PETROL"),
    ("30", "1202", "DIESEL FUEL"),
    ("23", "1965", "LPG"),
    ("80", "1789", "HYDROCHLORIC ACID"),
    ("X423", "1428", "SODIUM"),
    ("268", "1005", "AMMONIA"),
    ("265", "1017", "CHLORINE"),
    ("20", "1018", "R 22"),
    ("22", "1977", "NITROGEN"),
    ("336", "1230", "METHANOL"),
    ("60", "2810", "TOXIC LIQUID"),
    ("90", "3082", "ENV. HAZARDOUS"),
    ("85", "2031", "NITRIC ACID"),
    ("X886", "1829", "SULPHUR TRIOXIDE"),
    ("886", "1052", "HYDROGEN FLUORIDE"),
    ("50", "1942", "AMMONIUM NITRATE"),
    ("663", "1098", "ALLYL ALCOHOL"),
    ("225", "1073", "OXYGEN"),
    ("99", "3257", "ELEVATED TEMP. LIQUID"),
    ("88", "1830", "SULPHURIC ACID"),
    ("X323", "1389", "ALKALI METAL AMALGAM"),
    ("446", "2304", "NAPHTHALENE"),
    ("559", "2015", "HYDROGEN PEROXIDE"),
)

# Waste, Annex I code, list A entry, HS code, UN number.
WASTES = (
    ("USED LEAD BATTERIES", "Y31", "A1160", "8549.11", "2794"),
    ("USED OIL", "Y8", "A3020", "2710.99", "3082"),
    ("PCB TRANSFORMER OIL", "Y10", "A3180", "2710.91", "2315"),
    ("WASTE ASBESTOS", "Y36", "A2050", "2524.90", "2590"),
    ("MERCURY WASTE", "Y29", "A1030", "3825.69", "2809"),
    ("SPENT SOLVENT", "Y42", "A3140", "3825.49", "1993"),
    ("PAINT SLUDGE", "Y12", "A4070", "3825.69", "1263"),
    ("PICKLING ACID", "Y17", "A1060", "3825.49", "1789"),
    ("E-WASTE", "Y49", "A1181", "8549.21", "3091"),
    ("CLINICAL WASTE", "Y1", "A4020", "3825.30", "3291"),
)

# Class, words, colours of the upper and the lower half, colour of the print.
CLASSES = (
    ("1.4", "EXPLOSIVES", (240, 125, 20), (240, 125, 20), (10, 10, 10)),
    ("2.1", "FLAMMABLE GAS", (214, 25, 32), (214, 25, 32), (250, 250, 250)),
    ("2.2", "NON-FLAMMABLE GAS", (10, 145, 70), (10, 145, 70), (250, 250, 250)),
    ("2.3", "TOXIC GAS", (248, 248, 246), (248, 248, 246), (10, 10, 10)),
    ("3", "FLAMMABLE LIQUID", (214, 25, 32), (214, 25, 32), (250, 250, 250)),
    ("4.2", "SPONTANEOUSLY COMBUSTIBLE", (248, 248, 246), (214, 25, 32), (10, 10, 10)),
    ("4.3", "DANGEROUS WHEN WET", (10, 90, 180), (10, 90, 180), (250, 250, 250)),
    ("5.1", "OXIDIZER", (250, 205, 20), (250, 205, 20), (10, 10, 10)),
    ("5.2", "ORGANIC PEROXIDE", (214, 25, 32), (250, 205, 20), (10, 10, 10)),
    ("6.1", "TOXIC", (248, 248, 246), (248, 248, 246), (10, 10, 10)),
    ("7", "RADIOACTIVE", (250, 205, 20), (248, 248, 246), (10, 10, 10)),
    ("8", "CORROSIVE", (248, 248, 246), (12, 12, 12), (250, 250, 250)),
)
