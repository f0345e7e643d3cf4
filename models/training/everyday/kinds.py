"""What each of the 1,000 ImageNet classes is a kind of, so that questions can be asked in common words.

A class's number is its place in the order of WordNet ids, which is the order of `imagenet-classes.json`. Names are not
enough: "crane" is a bird and a machine.
"""

_ANIMALS: dict[str, str] = {
    "a fish": "0-6 389-397",
    "a shark": "2-4",
    "a bird": "7-24 80-100 127-146",
    "a chicken": "7-8",
    "an owl": "24",
    "an eagle": "22",
    "a parrot": "87-90",
    "a duck": "97-98",
    "a goose": "99",
    "a swan": "100",
    "a flamingo": "130",
    "a penguin": "145",
    "a frog": "30-32",
    "a salamander": "25-29",
    "a turtle": "33-37",
    "a lizard": "38-48",
    "a crocodile": "49-50",
    "a dinosaur": "51",
    "a snake": "52-68",
    "a spider": "72-77",
    "an insect": "300-326",
    "a beetle": "300-307",
    "a butterfly": "321-326",
    "a dragonfly": "319-320",
    "a crab": "118-121 125",
    "a lobster": "122-124",
    "a snail": "112-113",
    "a jellyfish": "107",
    "a whale": "147-148",
    "a seal": "150",
    "a dog": "151-268",
    "a wolf": "269-272",
    "a fox": "277-280",
    "a cat": "281-285",
    "a lion": "291",
    "a tiger": "292",
    "a leopard": "288-290 293",
    "a bear": "294-297",
    "a panda": "388",
    "a rabbit": "330-332",
    "a hamster": "333 338",
    "a squirrel": "335",
    "a horse": "339",
    "a zebra": "340",
    "a pig": "341-343",
    "a hippo": "344",
    "a cow": "345",
    "a buffalo": "346-347",
    "a sheep": "348-349",
    "a goat": "350",
    "an antelope": "351-353",
    "a camel": "354",
    "a llama": "355",
    "a weasel": "356-359",
    "an otter": "360",
    "a monkey": "365-382",
    "an ape": "365-369",
    "an elephant": "101 385-386",
    "a kangaroo": "104",
    "a koala": "105",
    "a starfish": "327",
    "an animal": "0-397",
}

_VEHICLES: dict[str, str] = {
    "a car": "407 436 468 511 609 627 656 661 751 817",
    "a truck": "555 569 675 717 864 867",
    "a van": "656 675 734 654",
    "a bus": "654 779 874",
    "a train": "466 547 565 705 820",
    "a tram": "829",
    "a plane": "404 726:0 895",
    "a bicycle": "444 671",
    "a motorcycle": "665 670",
    "a tractor": "595 856 866",
    "a boat": "472 484 554 576 625 814 871 914",
    "a ship": "403 510 628 724 780",
    "a tank": "847",
    "a rocket": "657 744 812",
    "a cart": "428 603 690",
    "a sled": "450 537",
    "a vehicle": """403-404 407-408 436 444 450 466 468 472 484 510-511 537 547 554-555 561 565 569 573 575-576 586
    595 603 609 612 621 625 627-628 654 656 660-661 665 670-671 675 690 705 717 724 734 751 757 779-780 802-803 812
    814 817 820 829 833 847 856 864 866-867 870-871 874 880 895 913-914""",
}

_THINGS: dict[str, str] = {
    "a musical instrument": """401-402 420 432 486 513 541 546 558 566 577 579 593-594 641-642 683-684 687 699 776
    822 875 881 889""",
    "a guitar": "402 546",
    "a drum": "541 822",
    "a piano": "579 881",
    "a violin": "486 889",
    "a trumpet": "513 566",
    "a ball": "429-430 522 574 722 768 805 852 890",
    "a weapon": "413 471 596:0 657 763-764",
    "a gun": "413 763-764",
    "a tool": "473 477 491 512 587 596 623 714 740 783-784 792",
    "a knife": "499 623",
    "a computer": "527 590 620 681",
    "a laptop": "620 681",
    "a keyboard": "508 878",
    "a screen": "664 782 851",
    "a television": "851",
    "a phone": "487 528 707",
    "a camera": "732 759",
    "a clock": "409 530 892 604 835",
    "a watch": "531 826",
    "a radio": "482 754 848",
    "a machine": "480 517 540 571 713 742 786 886 897 882 534",
    "a hat": "433 439 452 515 518 560 667 793 808",
    "a helmet": "518 560",
    "a shoe": "502 514 630 770 774",
    "glasses": "836-837",
    "a coat": "568 617 869",
    "a dress": "578 601",
    "a skirt": "601 655 689",
    "a tie": "451 457 906",
    "a swimsuit": "445 638-639 842",
    "clothes": """399-400 411 445 459 474 496 501 568 578 601 608 610 614 617 638-639 652 655 658 689 697 735 775
    806 824 834 841 842 869 887""",
    "a mask": "570 643 796",
    "a bag": "414 636 728 748",
    "an umbrella": "879",
    "a flag": "557",
    "a balloon": "405:0 417",
    "a tent": "672",
    "a swing": "843",
    "a toy": "611 723 850",
    "a candle": "470",
    "a book": "917 921",
    "a chair": "423 559 765 857",
    "a table": "526 532 736",
    "a bed": "431 516 520 564",
    "a sofa": "831",
    "a cupboard": "453 493 495 648 894",
    "furniture": "423 431 453 493 495 516 520 526 532 548 559 564 703 765 831 857 894",
    "a lamp": "607 619 818 846",
    "a bench": "703",
    "a bathtub": "435 876",
    "a toilet": "861",
    "a sink": "896",
    "a fridge": "760",
    "a stove": "827",
    "an oven": "651 766:0 827 859:0",
    "a cup": "441 504 572 647 968",
    "a bottle": "440 720 737 898 907",
    "a pot": "469 505 521 544 567:0 738 849 909:0 926",
    "a pan": "567 909",
    "a bowl": "659 809 926",
    "a plate": "923",
    "a spoon": "618 910",
    "a basket": "588 790",
    "a box": "478 492 519 709",
    "a barrel": "427 756",
    "a vase": "883",
    "a fence": "489 716 912",
    "a sign": "919",
    "a traffic light": "920",
}

_PLACES: dict[str, str] = {
    "a building": """410:0 415 424:0 425 449 454:0 483 497 498 500 580 582:0 663 668 698 727 743 762:0 832 888:0 915
    442 634 873:0""",
    "a church": "497",
    "a castle": "483",
    "a tower": "442 900",
    "a bridge": "821 839 888",
    "a shop": "415 454 467 509 582 788 860 865",
    "a fountain": "562",
    "a pier": "718",
    "a stage": "819",
    "a restaurant": "762",
    "a kitchen": "827",
    "a mountain": "970 979:0 980",
    "a volcano": "980",
    "a cliff": "972",
    "a beach": "977-978",
    "a lake": "975",
    "the sea": "976-978",
    "a coral reef": "973",
    "a valley": "979",
    "water": "460 472 525 536 554 562 576 625 628 718 814 833 871 914 403 510 973-978 147-148 801 983",
}

_PLANTS_AND_FOOD: dict[str, str] = {
    "food": "924-957 959-965",
    "fruit": "948-957",
    "an apple": "948",
    "an orange": "950",
    "a banana": "954",
    "a strawberry": "949",
    "a vegetable": "936-946",
    "bread": "930-932",
    "a burger": "933",
    "a hot dog": "934",
    "a pizza": "963",
    "ice cream": "928-929",
    "dessert": "927-929 960",
    "soup": "925-926",
    "pasta": "959",
    "a drink": "966-967 969",
    "coffee": "504:0 550:0 967",
    "a mushroom": "947 992-997",
    "a flower": "984-986",
    "corn": "987 998",
    "a plant": "580:0 984-987",
}

GROUPS: dict[str, dict[str, str]] = {
    "animals": _ANIMALS,
    "vehicles": _VEHICLES,
    "things": _THINGS,
    "places": _PLACES,
    "plants and food": _PLANTS_AND_FOOD,
}

_WITH_PEOPLE = frozenset({981, 982, 983, 652, 400, 433, 445, 638, 639, 842, 610, 0, 391, 602, 702, 843, 795, 796})
"""Classes whose photos usually show a person."""


_COMMON = frozenset({"an animal", "a dog", "a cat", "a horse", "a bird", "a vehicle", "a car"})
"""May stand beside anything."""

_DRAWN_BY_ANIMALS = frozenset({537, 603, 612, 690, 730})

_FAR_APART: tuple[frozenset[str], ...] = (
    frozenset({"a car", "a truck", "a van", "a bus", "a motorcycle", "a bicycle", "a tractor", "a tank", "a cart"}),
    frozenset({"a train", "a tram"}),
    frozenset({"a boat", "a ship"}),
    frozenset({"a plane", "a rocket"}),
)
"""Vehicles of one family can be taken for each other; of two families they can't."""


def _numbers(ranges: str) -> frozenset[int]:
    """ "1-3 7" → 1, 2, 3, 7. "7:0" means that 7 may or may not be of the kind: left out."""
    spans = [part.split("-") for part in ranges.split() if ":" not in part]
    return frozenset(number for span in spans for number in range(int(span[0]), int(span[-1]) + 1))


def _kinds_by_number() -> list[list[str]]:
    kinds: list[list[str]] = [[] for _ in range(1000)]
    for group in GROUPS.values():
        for kind, ranges in group.items():
            for number in sorted(_numbers(ranges)):
                kinds[number].append(kind)
    for number in _WITH_PEOPLE:
        kinds[number].append("a person")
    return kinds


imagenet_kinds: list[list[str]] = _kinds_by_number()
"""Kinds by class number, as in "a dog, an animal". A class may have none: "a chain", "a bubble"."""


def imagenet_absent(number: int) -> list[str]:
    """Kinds that a photo of a class hardly shows: of animals, vehicles and dishes.

    People, furniture, plants, water and buildings are left open: they stand around things.
    """
    own = set(imagenet_kinds[number])
    if own & _ANIMALS.keys():
        return [*_without(_ANIMALS, own), *_without(_VEHICLES, own), "a pizza", "a burger", "ice cream", "a cake"]
    vehicles = [kind for family in _FAR_APART if own & _VEHICLES.keys() and not own & family for kind in sorted(family)]
    if own & _VEHICLES.keys():
        animals = [] if number in _DRAWN_BY_ANIMALS else _without(_ANIMALS, own | _COMMON)
        return [*animals, *(vehicles if any(own & family for family in _FAR_APART) else [])]
    return [*_without(_ANIMALS, own | _COMMON), *_without(_VEHICLES, own | _COMMON)] if own else []


def _without(kinds: dict[str, str], names: set[str] | frozenset[str]) -> list[str]:
    return [kind for kind in kinds if kind not in names]
