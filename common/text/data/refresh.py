#!/usr/bin/env python3
"""Renews readings.txt, phrases.txt and simplified.txt from Debian's data packages (see README.md).

Run by hand, rarely: the build reads only the three text files and overrides.txt beside this script.
    refresh.py PINYIN_SIMP_DICT_YAML GO_PINYIN_DICT_GO TS_CHARACTERS_TXT
"""
import collections
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
FIRST, LAST = 0x3400, 0x9FFF
RARE = 0.01          # a reading seen in less than this share of a character's uses only makes false hits
BLOCKING_WEIGHT = 150  # common phrases read by default, which keep their characters out of rarer phrases
SURNAME_WEIGHT = 800   # 查询 is more often the word than Mr Zha Xun, but 查明 may well begin Mr Zha Mingzhe


def plain(reading):
    """zhòng -> zhong, lǜ -> lv."""
    letters = unicodedata.normalize("NFD", reading.replace("ê", "e")).replace("u\u0308", "v")
    return umlaut(re.sub("[^a-z]", "", letters))


def umlaut(reading):
    """One spelling for each syllable; the interjections without a vowel get one, so that they can be typed."""
    return {"lue": "lve", "nue": "nve", "m": "mu", "n": "en", "ng": "en", "hm": "hen"}.get(reading, reading)


def in_table(character):
    return len(character) == 1 and FIRST <= ord(character) <= LAST


def read_overrides():
    sections, current = collections.defaultdict(list), None
    for line in (HERE / "overrides.txt").read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            current = line.strip("[]")
        elif line:
            text, *readings = line.split()
            sections[current].append((text, readings))
    return sections


def read_ime(path):
    weights, phrases = collections.defaultdict(dict), {}
    for line in open(path, encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) != 3:
            continue
        text, readings, weight = parts[0], [umlaut(r) for r in parts[1].split()], int(parts[2])
        if len(text) == 1:
            weights[text][readings[0]] = max(weight, weights[text].get(readings[0], 0))
        elif len(text) == len(readings) and weight > phrases.get(text, (0, None))[0]:
            phrases[text] = (weight, readings)
    return weights, phrases


def read_dictionary(path):
    found = {}
    for code, readings in re.findall(r'0x([0-9A-F]+): "([^"]+)"', open(path, encoding="utf-8").read()):
        found[chr(int(code, 16))] = list(dict.fromkeys(plain(r) for r in readings.split(",")))
    return found


def character_readings(weights, dictionary, defaults):
    readings = {}
    for character in sorted(set(weights) | set(dictionary)):
        if not in_table(character):
            continue
        known = dictionary.get(character, [])
        weighed = weights.get(character)
        if not weighed:
            readings[character] = known[:1]
            continue
        least = RARE * max(weighed.values())
        rank = {reading: place for place, reading in enumerate(known)}
        ordered = sorted((r for r, w in weighed.items() if w >= least),
                         key=lambda r: (-weighed[r], rank.get(r, 99)))
        readings[character] = ordered
    for character, (first,) in defaults:
        readings[character] = [first] + [r for r in readings.get(character, []) if r != first]
    return {c: r for c, r in readings.items() if r and r[0]}


def telling_phrases(phrases, readings, surnames, ignored):
    phrases = {t: entry for t, entry in phrases.items() if not any(i in t for i in ignored)}

    def by_default(text):
        return [readings[c][0] if c in readings else "" for c in text]

    special = {t: r for t, (_, r) in phrases.items() if all(map(in_table, t)) and r != by_default(t) and len(t) <= 4}
    # A longer phrase that its parts already spell rightly says nothing new.
    for text in sorted(special, key=len, reverse=True):
        for cut in range(1, len(text)):
            head, tail = text[:cut], text[cut:]
            spelled = special.get(head, by_default(head)) + special.get(tail, by_default(tail))
            if len(text) > 2 and spelled == special[text]:
                del special[text]
                break
    turned = {c for t, r in special.items() for c, s in zip(t, r) if readings[c][0] != s}
    blocking = {t: r for t, (w, r) in phrases.items() if len(t) == 2 and t not in special and all(map(in_table, t))
                and (w >= SURNAME_WEIGHT if t[0] in surnames else w >= BLOCKING_WEIGHT and turned & set(t))}
    return special | blocking


def simplified_pairs(path, kept):
    pairs = {}
    for line in open(path, encoding="utf-8"):
        traditional, choices = line.rstrip("\n").split("\t")
        simple = choices.split(" ")[0]
        if in_table(traditional) and in_table(simple) and traditional != simple and traditional not in kept:
            pairs[traditional] = simple
    for traditional in list(pairs):  # 鉅 -> 巨 in one step, so that simplifying twice changes nothing
        while pairs[traditional] in pairs:
            pairs[traditional] = pairs[pairs[traditional]]
    return pairs


def write(name, title, lines):
    (HERE / name).write_text("# " + title + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main(ime_path, dictionary_path, simplified_path):
    overrides = read_overrides()
    weights, phrases = read_ime(ime_path)
    readings = character_readings(weights, read_dictionary(dictionary_path), overrides["default"])
    groups = collections.defaultdict(str)
    for character, syllables in readings.items():
        groups[" ".join(syllables)] += character
    write("readings.txt", "readings, the usual one first, and the characters that have them",
          [f"{key}\t{groups[key]}" for key in sorted(groups)])
    surnames = {t for t, r in overrides["surname"] if len(t) == 1 and r != readings[t][:1]}
    telling = telling_phrases(phrases, readings, surnames, [t for t, _ in overrides["ignored"]])
    write("phrases.txt", "phrases that settle the reading of a character with several",
          [f"{' '.join(telling[t])}\t{t}" for t in sorted(telling)])
    pairs = simplified_pairs(simplified_path, {t for t, _ in overrides["kept"]})
    joined = [t + s for t, s in sorted(pairs.items())]
    write("simplified.txt", "traditional and simplified character, pair after pair",
          [" ".join(joined[i:i + 30]) for i in range(0, len(joined), 30)])


if __name__ == "__main__":
    main(*sys.argv[1:])
