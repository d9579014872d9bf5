// SPDX-License-Identifier: EUPL-1.2
#include <iterator>
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/inline.h"
#include "compose/spacing.h"

namespace paraphe {

namespace {

/// « Vu … ; », « Considérant qu’… ; »: one paragraph each.
Block write_recital(Scribe& scribe, const Recital& recital, std::string_view phrase,
                    std::string_view style) {
  Runs text = write_content(scribe, recital.content);
  scribe.finish(text);  // so that elision sees the first word
  strip_end(text);
  const bool elided = elides(spoken(text));
  return scribe.paragraph(
      style,
      scribe.say(phrase, {{"texte", text}}, recital.source, {Gender::masculine, false, elided}),
      recital.source);
}

Block write_definitions(Scribe& scribe) {
  const std::vector<Definition>& definitions = scribe.agreement().definitions;
  Block section = container(Role::section, definitions.front().source);
  section.children.push_back(scribe.heading("intertitre", 2, scribe.say("definitions.titre"),
                                            "titre:definitions", definitions.front().source));
  section.children.push_back(
      scribe.paragraph("amorce", scribe.say("definitions.amorce"), definitions.front().source));
  for (const Definition& definition : definitions) {
    Runs text = write_content(scribe, definition.content);
    strip_end(text);
    const bool last = &definition == &definitions.back();
    append(text, scribe.say(last ? "liste.fin" : "liste.suite", {}, definition.source));
    Block block = scribe.paragraph(
        "definition",
        scribe.say("definition",
                   {{"terme", plain(definition.term, definition.source)}, {"texte", text}},
                   definition.source),
        definition.source);
    block.id = definition.id;
    section.children.push_back(std::move(block));
  }
  return section;
}

}  // namespace

std::vector<Block> write_recitals(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  std::vector<Block> blocks;
  for (const Recital& visa : agreement.visas) {
    blocks.push_back(write_recital(scribe, visa, "visa", "visa"));
  }
  for (const Recital& consideration : agreement.considerations) {
    blocks.push_back(write_recital(scribe, consideration, "considerant", "considerant"));
  }
  if (!agreement.preamble.empty()) {
    Block section = container(Role::section, agreement.preamble.front().source);
    section.children.push_back(scribe.heading("intertitre", 2, scribe.say("preambule.titre"),
                                              "titre:preambule",
                                              agreement.preamble.front().source));
    std::vector<Block> parts = write_parts(scribe, agreement.preamble, 3);
    section.children.insert(section.children.end(), std::make_move_iterator(parts.begin()),
                            std::make_move_iterator(parts.end()));
    blocks.push_back(std::move(section));
  }
  const bool exposed = !agreement.considerations.empty() || !agreement.preamble.empty();
  blocks.push_back(
      scribe.paragraph("formule", scribe.say(exposed ? "formule.apresExpose" : "formule")));
  if (!agreement.definitions.empty()) blocks.push_back(write_definitions(scribe));
  return blocks;
}

}  // namespace paraphe
