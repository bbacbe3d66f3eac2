"""What the design paper on ranking says in the table of its section 1.1 (forty sites), and the goals of its section 6.

Figures that it gives for one of the two regimes alone are those of the dense one.
"""

SITES = 40
MEASURES = {
    "ndcg": "nDCG@10, gains 2^g - 1 by fifths of quality",
    "tau": "Kendall tau with true quality",
    "late": "late: of the true top 20 that came after 40 % of the time, the share shown in the top 20",
    "regret": "regret: attention-weighted quality lost over the run, 0 oracle, 1 random",
    "minority": "minority: not English in the top 10 / in the true top 10",
    "other": "other 10 %: de, pt, ja in the top 10 / in the true top 10",
    "fresh": "fresh k: helpful votes that lift a brand-new text into the top 10 (median)",
    "top": "top k: votes against that push the first out of the top 10 (median)",
}


def _row(ndcg: str, dense: str, minority: str, other: float | None, fresh: str = "", top: float | None = None) -> dict:
    """One line of the table: "sparse dense" pairs, the dense tau late regret, and the attacks."""
    tau, late, regret = map(float, dense.split())
    pairs = {"ndcg": ndcg, "minority": minority, "fresh": fresh}
    found: dict[str, dict[str, float]] = {"sparse": {}, "dense": {"tau": tau, "late": late, "regret": regret}}
    for name, pair in pairs.items():
        numbers = [float(number) for number in pair.split()]
        found["sparse"] |= {name: numbers[0]} if len(numbers) == 2 else {}
        found["dense"] |= {name: numbers[-1]} if numbers else {}
    found["dense"] |= {"other": other} if other is not None else {}
    found["dense"] |= {"top": top} if top is not None else {}
    return found


PAPER = {
    "ours": _row(".865 .925", ".604 .64 .17", ".98 1.05", 1.24, "9", 15),
    "raw": _row(".677 .741", ".343 .00 .38", ".04 .00", 0.00, "45 150"),
    "ratio": _row(".742 .900", ".577 .56 .19", "1.22 1.12", 1.42, "1", 4),
    "wilson196": _row(".851 .941", ".472 .30 .20", ".26 .40", 0.00, "20 25", 75),
    "wilson128": _row(".860 .953", ".514 .44 .19", ".49 .60", 0.27, "", 40),
    "bayes5": _row(".860 .922", ".600 .63 .16", ".92 .97", 1.12, "", 14),
    "bayes8": _row(".876 .936", ".608 .62 .16", ".77 .92", 1.00, "8", 25),
    "bayes10": _row(".872 .946", ".606 .68 .17", ".75 .82", 0.78, "", 20),
    "news": _row(".601 .584", ".358 .70 .57", ".09 .06", 0.00),
    "hot": _row(".321 .321", ".088 .74 .94", ".86 .86", 0.98),
    "thompson": _row(".889 .941", ".611 .61 .26", ".70 .86", 0.76, "", 15),
}
# told in the text below the table
PAPER["bayes8"]["sparse"] |= {"regret": 0.309, "tau": 0.460}
PAPER["bayes8-explore"] = {"sparse": {"regret": 0.284, "tau": 0.470, "minority": 0.85}, "dense": {}}

NEVER = float("inf")
GOALS = {
    "sparse": {"ndcg": (0.85, NEVER), "minority": (0.85, 1.25), "late": (0.45, NEVER), "regret": (-NEVER, 0.32)},
    "dense": {"ndcg": (0.91, NEVER), "minority": (0.85, 1.25), "late": (0.60, NEVER), "regret": (-NEVER, 0.18)},
}
