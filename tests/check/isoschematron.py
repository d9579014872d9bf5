#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Our rules in an engine we did not write: lxml's isoschematron (the ISO skeleton on libxslt).

  isoschematron.py extract RULES OUT   writes the part of the rules that XSLT 1 can run
  isoschematron.py compare OUT FOLDER  runs it over FOLDER/*.xml and compares with FOLDER/*.svrl

The portable part is found mechanically. An expression is portable when it calls no function of ours
nor of EXSLT, reads no file, and reads no variable or key that is not portable itself. A pattern is
kept when every context in it is portable (a node is the affair of its first rule), has no variable
(XSLT 1 patterns have none) and no visit-each; of its rules, the assertions that are portable. What
both engines must then agree on is which assertion speaks of which node: messages and subjects go.
Exit: 0 the same findings, 1 others, 2 too few compared, 77 lxml is missing.
"""
import re
import sys
from pathlib import Path

try:
    from lxml import etree, isoschematron
except ImportError:
    print("python3-lxml is missing")
    sys.exit(77)

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
FEWEST_ASSERTIONS, FEWEST_FINDINGS = 40, 60


def names(pattern, text):
    return set(re.findall(pattern, re.sub(r"\"[^\"]*\"|'[^']*'", "''", text)))


class Portable:
    """The schema that holds the portable part of a rule set."""

    def __init__(self, main):
        self.lets, self.keys, self.namespaces, self.patterns = {}, {}, {}, []
        self.total = self.kept = 0
        self.gather(Path(main))
        self.lets["portail"] = "'signature'"  # of the phase
        self.sound_lets = self.sound(self.lets, lambda text: self.is_portable(text, self.sound_lets))

    def gather(self, path):
        root = etree.parse(str(path)).getroot()
        for child in root:
            if child.tag == SCH + "let":
                self.lets[child.get("name")] = child.get("value")
            elif child.tag == SCH + "ns":
                self.namespaces[child.get("prefix")] = child.get("uri")
            elif child.tag == XSL + "key":
                self.keys[child.get("name")] = child
            elif child.tag == SCH + "pattern":
                self.patterns.append(child)
            elif child.tag == SCH + "extends":
                self.gather(path.parent / child.get("href"))

    def sound(self, lets, portable):
        self.sound_lets = set(lets)
        while True:
            kept = {name for name in self.sound_lets if lets[name] and portable(lets[name])}
            if kept == self.sound_lets:
                return kept
            self.sound_lets = kept

    def is_portable(self, text, variables):
        if names(r"\b(?:v|date):[\w-]+\s*\(|\bdocument\s*\(", text):
            return False
        if not {name[1:] for name in names(r"\$[\w.-]+", text)} <= set(variables):
            return False
        for key in re.findall(r"\bkey\(\s*'([^']*)'", text):
            element = self.keys.get(key)
            if element is None or not (self.is_portable(element.get("match"), ())
                                       and self.is_portable(element.get("use"), ())):
                return False
        return True

    def pattern(self, pattern):
        rules = pattern.findall(SCH + "rule")
        self.total += len(pattern.findall(f".//{SCH}assert")) + len(pattern.findall(f".//{SCH}report"))
        if pattern.get("abstract") or pattern.get("is-a") or pattern.get("documents"):
            return None
        for rule in rules:
            if rule.get("visit-each") or rule.get("abstract") or rule.find(SCH + "extends") is not None:
                return None
            if "$" in rule.get("context") or not self.is_portable(rule.get("context"), ()):
                return None
        out = etree.Element(SCH + "pattern", id=pattern.get("id"))
        variables = set(self.sound_lets)
        self.put_lets(pattern, out, variables)
        kept = 0
        for rule in rules:
            into = etree.SubElement(out, SCH + "rule", context=rule.get("context"))
            known = set(variables)
            self.put_lets(rule, into, known)
            for test in rule:
                if test.tag not in (SCH + "assert", SCH + "report"):
                    continue
                if self.is_portable(test.get("test"), known):
                    etree.SubElement(into, test.tag, id=test.get("id"), test=test.get("test")).text = "x"
                    kept += 1
            if not len(into.findall(SCH + "assert") + into.findall(SCH + "report")):
                # It still takes its nodes from the rules after it.
                etree.SubElement(into, SCH + "assert", id=f"{pattern.get('id')}-rien", test="true()").text = "x"
        self.kept += kept
        return out if kept else None

    def put_lets(self, owner, into, known):
        for let in owner.findall(SCH + "let"):
            known.discard(let.get("name"))
            if let.get("value") and self.is_portable(let.get("value"), known):
                etree.SubElement(into, SCH + "let", name=let.get("name"), value=let.get("value"))
                known.add(let.get("name"))

    def schema(self):
        out = etree.Element(SCH + "schema", nsmap={"sch": SCH[1:-1], "xsl": XSL[1:-1]},
                            queryBinding="xslt")
        for prefix, uri in self.namespaces.items():
            etree.SubElement(out, SCH + "ns", prefix=prefix, uri=uri)
        for key in self.keys.values():
            if self.is_portable(key.get("match"), ()) and self.is_portable(key.get("use"), ()):
                etree.SubElement(out, XSL + "key", dict(key.attrib))
        for name, value in self.lets.items():
            if name in self.sound_lets:
                etree.SubElement(out, SCH + "let", name=name, value=value)
        for pattern in self.patterns:
            made = self.pattern(pattern)
            if made is not None:
                out.append(made)
        return out


def findings(svrl, tree):
    """(assertion, path of the node) of each finding of a report."""
    bound = {ns.get("prefix"): ns.get("uri")
             for ns in svrl.iter(SVRL + "ns-prefix-in-attribute-values")}
    out = []
    for finding in svrl.iter(SVRL + "failed-assert", SVRL + "successful-report"):
        nodes = tree.xpath(finding.get("location"), namespaces=bound)
        assert len(nodes) == 1, finding.get("location")
        node = nodes[0]
        path = tree.getpath(node) if isinstance(node, etree._Element) else (
            tree.getpath(node.getparent()) + "/@" + str(getattr(node, "attrname", "")))
        out.append((finding.get("id"), path))
    return sorted(out)


def extract(rules, out):
    portable = Portable(rules)
    etree.ElementTree(portable.schema()).write(out, encoding="UTF-8", xml_declaration=True)
    print(f"{portable.kept} of {portable.total} assertions are portable")
    return 0 if portable.kept >= FEWEST_ASSERTIONS else 2


def compare(schema, folder):
    judge = isoschematron.Schematron(etree.parse(schema), store_report=True)
    documents = found = others = 0
    spoken = set()
    for path in sorted(Path(folder).glob("*.xml")):
        tree = etree.parse(str(path))
        judge.validate(tree)
        theirs = findings(judge.validation_report.getroot(), tree)
        ours = findings(etree.parse(str(path.with_suffix(".svrl"))).getroot(), tree)
        documents += 1
        found += len(theirs)
        spoken |= {assertion for assertion, _ in theirs}
        if ours != theirs:
            others += 1
            print(path.name, "ours only:", [f for f in ours if f not in theirs],
                  "theirs only:", [f for f in theirs if f not in ours])
    print(f"{documents} documents, {found} findings of {len(spoken)} assertions compared")
    return 1 if others else 0 if found >= FEWEST_FINDINGS else 2


if __name__ == "__main__":
    sys.exit({"extract": extract, "compare": compare}[sys.argv[1]](*sys.argv[2:4]))
