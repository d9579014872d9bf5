// SPDX-License-Identifier: EUPL-1.2
#include <iterator>
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/generated.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

/// The annex's own term, where its text does not write it.
Runs write_own_term(Scribe& scribe, const Term& term) {
  if (term.open_ended) return scribe.say("annexe.dureeIllimitee", {}, term.source);
  if (!term.length) {
    return scribe.say("annexe.terme",
                      {{"aCompterDe", write_from(scribe, term, term.source)},
                       {"fin", write_end(scribe, term, std::nullopt, term.source)}},
                      term.source);
  }
  Runs end;
  if (term.end || term.effect == "date") {
    end = write_end(scribe, term, std::nullopt, term.source);
  }
  const Runs length = write_length(scribe, term, std::nullopt, term.source);
  return scribe.say("annexe.duree",
                    {{"duree", length},
                     {"aCompterDe", write_from(scribe, term, term.source)},
                     {"fin", std::move(end)}},
                    term.source, {Gender::masculine, false, elides(spoken(length))});
}

Block write_annex(Scribe& scribe, const Annex& annex, int number) {
  Block section = container(Role::section, annex.source);
  const std::string rank = number == 0 ? std::string() : std::to_string(number);
  section.children.push_back(scribe.heading(
      "annexe", 2,
      scribe.say("annexe.titre",
                 {{"n", plain(rank, annex.source)}, {"titre", write_content(scribe, annex.title)}},
                 annex.source),
      annex.id, annex.source));
  std::vector<Block> parts = write_parts(scribe, annex.parts, 3);
  if (annex.term && !scribe.mentioned(&*annex.term)) {
    section.children.push_back(
        scribe.paragraph("alinea", write_own_term(scribe, *annex.term), annex.term->source));
  }
  section.children.insert(section.children.end(), std::make_move_iterator(parts.begin()),
                          std::make_move_iterator(parts.end()));
  if (!annex.file.empty()) {
    Runs pages;
    if (!annex.pages.empty()) {
      pages = scribe.say("annexe.pages", {{"pages", plain(annex.pages)}}, annex.source,
                         {Gender::feminine, annex.pages != "1" && annex.pages != "0", false});
    }
    section.children.push_back(scribe.paragraph(
        "alinea",
        scribe.say("annexe.fichier",
                   {{"fichier", plain(annex.file, annex.source)}, {"pages", std::move(pages)}},
                   annex.source),
        annex.source));
  }
  return section;
}

}  // namespace

std::vector<Block> write_annexes(Scribe& scribe) {
  std::vector<Block> blocks;
  const std::vector<Annex>& annexes = scribe.agreement().annexes;
  int number = 0;
  for (const Annex& annex : annexes) {
    Block page;
    page.kind = Block::Kind::page_break;
    page.turned = annex.landscape;
    blocks.push_back(std::move(page));
    blocks.push_back(write_annex(scribe, annex, annexes.size() == 1 ? 0 : ++number));
  }
  return blocks;
}

}  // namespace paraphe
