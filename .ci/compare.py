"""Compares what a conformance run passed with what the baseline promises, group by group.

usage: compare.py check|raise BASELINE RESULT

BASELINE  {"group": {"outcome": passed, "history": passed}, ...}
RESULT    the runner's report: {"groups": {"group": {"outcome": [passed, graded], "history": [passed, graded]}}}

Exit status 1 when a group is below its promise. "raise" writes the better of both to BASELINE; nothing lowers it.
"""
import json
import sys

GRADES = ('outcome', 'history')


def read(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def rows(promised, groups):
    """(group, grade, promised, passed, graded) of everything promised or graded."""
    for name in sorted(promised.keys() | groups.keys()):
        for grade in GRADES:
            passed, graded = groups.get(name, {}).get(grade, (0, 0))
            yield name, grade, promised.get(name, {}).get(grade, 0), passed, graded


def table(found):
    print(f'{"group":22}' + ''.join(f'{grade:>12}{"promised":>10}' for grade in GRADES))
    for (name, _, *outcome), (_, _, *history) in zip(found[::2], found[1::2]):
        cells = ''
        for promise, passed, graded in (outcome, history):
            mark = '<' if passed < promise else '+' if passed > promise else ' '
            cells += f'{f"{passed}/{graded}":>12}{promise:>9}{mark}'
        print(f'{name:22}{cells}')
    for grade in GRADES:
        of_grade = [row for row in found if row[1] == grade]
        print(f'{grade}: {sum(r[3] for r in of_grade)} of {sum(r[4] for r in of_grade)} passed, '
              f'{sum(r[2] for r in of_grade)} promised')


def write(path, found):
    better = {}
    for name, grade, promise, passed, _ in found:
        better.setdefault(name, {})[grade] = max(promise, passed)
    lines = [f'  {json.dumps(name)}: {json.dumps(grades)}' for name, grades in better.items()]
    with open(path, 'w', encoding='utf-8') as file:
        file.write('{\n' + ',\n'.join(lines) + '\n}\n')


def main(mode, baseline, result):
    found = list(rows(read(baseline), read(result)['groups']))
    table(found)
    below = [row for row in found if row[3] < row[2]]
    above = [row for row in found if row[3] > row[2]]
    for name, grade, promise, passed, _ in below:
        print(f'BELOW: {name}, {grade}: expected at least {promise}, found {passed}')
    if mode == 'raise':
        write(baseline, found)
        print(f'{baseline}: {len(above)} promises raised')
    elif above:
        print(f'hint: {len(above)} figures are better than promised (+); .ci/run --raise keeps them')
    return 1 if below else 0


if __name__ == '__main__':
    if len(sys.argv) != 4 or sys.argv[1] not in ('check', 'raise'):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
