// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
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

void write_references(Scribe& scribe, const char* style, Block& section) {
  const Agreement& agreement = scribe.agreement();
  for (const PartyReference& each : agreement.references) {
    Runs number = plain(each.number, each.source);
    for (Run& run : number) run.unbreakable = true;
    section.children.push_back(scribe.paragraph(
        style, write_reference_line(scribe, each.party, std::move(number), each.source),
        each.source));
  }
  for (const DeclaredBlank& each : agreement.closing.blanks) {
    if (each.blank.object != "numero") continue;
    section.children.push_back(
        scribe.paragraph(style,
                         write_reference_line(scribe, each.blank.party,
                                              {blank(scribe, "numero", each.source)}, each.source),
                         each.source));
  }
}

/// The former acts that no `valeur de="precedent"` of the text writes.
void write_predecessors(Scribe& scribe, const char* style, Block& section) {
  for (const Predecessor& each : scribe.agreement().predecessors) {
    if (scribe.mentioned(&each)) continue;
    Runs title;
    if (each.title) title = write_content(scribe, *each.title);
    section.children.push_back(
        scribe.paragraph(style,
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

void write_period(Scribe& scribe, const char* style, Block& section) {
  const Agreement& agreement = scribe.agreement();
  if (agreement.first_year.empty()) return;
  section.children.push_back(scribe.paragraph(
      style,
      scribe.say("periode",
                 {{"debut", plain(agreement.first_year)}, {"fin", plain(agreement.last_year)}},
                 agreement.source),
      agreement.source));
}

Block write_title(Scribe& scribe, const char* style) {
  const Agreement& agreement = scribe.agreement();
  return scribe.heading(style, 1, write_content(scribe, agreement.title), "titre:acte",
                        agreement.source);
}

/// The logos of the parties that have one, in a row whose height is kept in any case.
Block write_logos(Scribe& scribe) {
  Block row;
  row.kind = Block::Kind::image_row;
  row.role = Role::division;
  row.box_height = scribe.form().cover_logo_height;
  row.image_width = scribe.form().cover_logo_width;
  for (const Party& party : scribe.agreement().parties) {
    if (party.logo.empty()) continue;
    Runs alternative =
        scribe.say("couverture.logo", {{"denomination", write_content(scribe, party.denomination)}},
                   party.source);
    scribe.finish(alternative);
    Block logo;
    logo.kind = Block::Kind::image;
    logo.role = Role::figure;
    logo.image = logo_of(scribe.agreement(), party);
    logo.alternative = spoken(alternative);
    logo.source = party.source;
    row.children.push_back(std::move(logo));
  }
  return row;
}

void write_cover_parties(Scribe& scribe, Block& section) {
  bool first = true;
  for (const Party& party : scribe.agreement().parties) {
    Runs between = scribe.say(first ? "couverture.entre" : "couverture.et", {}, party.source);
    if (!between.empty())
      section.children.push_back(
          scribe.paragraph("couvertureEntre", std::move(between), party.source));
    first = false;
    section.children.push_back(
        scribe.paragraph("couverturePartie",
                         scribe.say("couverture.partie",
                                    {{"denomination", write_content(scribe, party.denomination)},
                                     {"sigle", plain(party.acronym, party.source)}},
                                    party.source),
                         party.source));
  }
}

/// A container whose style gives its margins.
Block styled(Scribe& scribe, const char* style) {
  Block block = container(Role::division, scribe.agreement().source);
  block.style = style;
  scribe.check_style(block.style);
  return block;
}

}  // namespace

int logo_of(const Agreement& agreement, const Party& party) {
  const std::vector<Image> logos = logos_of(agreement);
  const auto found = std::find_if(logos.begin(), logos.end(),
                                  [&](const Image& each) { return each.file == party.logo; });
  return found == logos.end() ? -1 : static_cast<int>(found - logos.begin());
}

std::vector<Image> logos_of(const Agreement& agreement) {
  std::vector<Image> logos;
  for (const Party& party : agreement.parties) {
    const bool known = std::any_of(logos.begin(), logos.end(),
                                   [&](const Image& each) { return each.file == party.logo; });
    if (party.logo.empty() || known) continue;
    logos.emplace_back();
    logos.back().file = party.logo;
    logos.back().source = party.source;
  }
  return logos;
}

Block write_cover(Scribe& scribe) {
  Block section = container(Role::section, scribe.agreement().source);
  section.one_page = true;
  section.children.push_back(write_logos(scribe));
  section.children.push_back(write_title(scribe, "couvertureTitre"));
  write_period(scribe, "couverturePeriode", section);
  Block parties = styled(scribe, "couvertureParties");
  write_cover_parties(scribe, parties);
  section.children.push_back(std::move(parties));
  Block references = styled(scribe, "couvertureReferences");
  write_predecessors(scribe, "couvertureReference", references);
  write_references(scribe, "couvertureReference", references);
  if (!references.children.empty()) section.children.push_back(std::move(references));
  return section;
}

Block write_title_block(Scribe& scribe) {
  Block section = container(Role::section, scribe.agreement().source);
  section.children.push_back(write_title(scribe, "titre"));
  write_period(scribe, "sousTitre", section);
  write_predecessors(scribe, "sousTitre", section);
  write_references(scribe, "sousTitre", section);
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
