from replays.report.dataset import Report


def outside(report: Report) -> Report:
    return report
