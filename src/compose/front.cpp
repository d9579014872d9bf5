// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

Runs write_reference_line(Scribe& scribe, const std::string& party, Runs number, Source source) {
  Runs of_party;
  if (const Party* found = scribe.agreement().party(party)) {
    of_party = plain(of(parse_noun_phrase(found->alias)), source);
  }
  return scribe.say("reference", {{"dePartie", of_party}, {"numero", std::move(number)}}, source);
}

void write_references(Scribe& scribe, Block& section) {
  const Agreement& agreement = scribe.agreement();
  for (const PartyReference& each : agreement.references) {
    Runs number = plain(each.number, each.source);
    for (Run& run : number) run.unbreakable = true;
    section.children.push_back(scribe.paragraph(
        "sousTitre", write_reference_line(scribe, each.party, std::move(number), each.source),
        each.source));
  }
  for (const DeclaredBlank& each : agreement.closing.blanks) {
    if (each.blank.object != "numero") continue;
    section.children.push_back(
        scribe.paragraph("sousTitre",
                         write_reference_line(scribe, each.blank.party,
                                              {blank(scribe, "numero", each.source)}, each.source),
                         each.source));
  }
}

/// The former acts that no `valeur de="precedent"` of the text writes.
void write_predecessors(Scribe& scribe, Block& section) {
  for (const Predecessor& each : scribe.agreement().predecessors) {
    if (scribe.mentioned(&each)) continue;
    Runs title;
    if (each.title) title = write_content(scribe, *each.title);
    section.children.push_back(
        scribe.paragraph("sousTitre",
                         scribe.say("precedent." + each.relation,
                                    {{"precedent", write_predecessor(scribe, each, each.source)},
                                     {"titre", std::move(title)}},
                                    each.source),
                         each.source));
  }
}

void collect_entries(Scribe& scribe, const std::vector<Block>& blocks, Block& contents) {
  for (const Block& block : blocks) {
    collect_entries(scribe, block.children, contents);
    if (block.role != Role::heading || block.level != 2) continue;
    Runs runs = block.runs;
    for (Run& run : runs) run.target = block.id;
    Run leader;
    leader.kind = Run::Kind::leader;
    Run page;
    page.kind = Run::Kind::page_number;
    page.target = block.id;
    runs.push_back(std::move(leader));
    runs.push_back(std::move(page));
    Block entry;
    entry.role = Role::toc_entry;
    entry.style = "sommaire";
    entry.runs = std::move(runs);
    entry.source = block.source;
    contents.children.push_back(std::move(entry));
  }
}

}  // namespace

Block write_title_block(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  Block section = container(Role::section, agreement.source);
  section.children.push_back(scribe.heading("titre", 1, write_content(scribe, agreement.title),
                                            "titre:acte", agreement.source));
  if (!agreement.first_year.empty()) {
    section.children.push_back(scribe.paragraph(
        "sousTitre",
        scribe.say("periode",
                   {{"debut", plain(agreement.first_year)}, {"fin", plain(agreement.last_year)}},
                   agreement.source),
        agreement.source));
  }
  write_predecessors(scribe, section);
  write_references(scribe, section);
  return section;
}

Block write_contents(Scribe& scribe, const std::vector<Block>& blocks) {
  Block section = container(Role::section);
  section.children.push_back(
      scribe.heading("sommaireTitre", 2, scribe.say("sommaire.titre"), "titre:sommaire", {}));
  Block contents = container(Role::table_of_contents);
  // A probe checks the style once: entries copy runs that are already set for print.
  scribe.paragraph("sommaire", {});
  collect_entries(scribe, blocks, contents);
  section.children.push_back(std::move(contents));
  return section;
}

}  // namespace paraphe
