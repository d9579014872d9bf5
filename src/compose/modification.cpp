// SPDX-License-Identifier: EUPL-1.2
// What an amendment changes in the act, as legal texts say it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "compose/body.h"
#include "compose/inline.h"

namespace paraphe {

namespace {

/// « 1er » for the first article, else the number as the draft writes it.
Runs article_number(const std::string& number, Source source) {
  Runs runs = plain(number == "1" ? ordinal_figures(1) : number, source);
  for (Run& run : runs) run.unbreakable = true;
  return runs;
}

bool are_several(const Runs& words) {
  const std::string text = spoken(words);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return first != text.npos && text.substr(first, last - first).find(' ') != text.npos;
}

Runs write_words(Scribe& scribe, const Modification& change, Source source) {
  Runs former = write_content(scribe, change.former);
  Runs latter = write_content(scribe, change.latter);
  const Runs number = article_number(change.article, source);
  Runs where =
      change.line == 0
          ? scribe.say("modification.lieu", {{"n", number}}, source)
          : scribe.say("modification.lieu.alinea",
                       {{"rang", plain(ordinal_words(change.line), source)}, {"n", number}},
                       source);
  const Inflection old{Gender::masculine, are_several(former), false};
  Arguments arguments{{"lieu", std::move(where)}, {"ancien", std::move(former)}};
  if (spoken(latter).find_first_not_of(" \t\r\n") == std::string::npos) {
    return scribe.say("modification.mots.supprimes", arguments, source, old);
  }
  const Inflection young{Gender::masculine, are_several(latter), false};
  arguments["nouveaux"] =
      scribe.say("modification.mots.nouveaux", {{"nouveau", std::move(latter)}}, source, young);
  return scribe.say("modification.mots", arguments, source, old);
}

/// The paragraphs of `blocks` in reading order, those of lists and tables too.
void collect_leaves(std::vector<Block>& blocks, std::vector<Block*>& leaves) {
  for (Block& block : blocks) {
    if (!block.runs.empty()) leaves.push_back(&block);
    collect_leaves(block.children, leaves);
  }
}

/// Sets the new text between guillemets: they open each of its paragraphs and close the last.
void put_between_guillemets(Scribe& scribe, std::vector<Block>& blocks, Source source) {
  std::vector<Block*> leaves;
  collect_leaves(blocks, leaves);
  if (leaves.empty()) return;
  for (Block* leaf : leaves) {
    const bool paragraph = std::any_of(blocks.begin(), blocks.end(),
                                       [leaf](const Block& block) { return &block == leaf; });
    if (leaf != leaves.front() && !paragraph) continue;
    Runs opened = scribe.say("citation.ouvre", {}, source);
    append(opened, leaf->runs);
    leaf->runs = std::move(opened);
  }
  append(leaves.back()->runs, scribe.say("citation.ferme", {}, source));
}

Block write_quotation(Scribe& scribe, const Modification& change, Source source, int level) {
  Block quotation = container(Role::block_quote, source);
  if (change.title) {
    quotation.children.push_back(
        scribe.paragraph("articleCite",
                         scribe.say("citation.article",
                                    {{"n", article_number(change.article, source)},
                                     {"titre", write_content(scribe, *change.title)}},
                                    source),
                         source));
  }
  std::vector<Block> parts = write_parts(scribe, change.parts, level + 1);
  quotation.children.insert(quotation.children.end(), std::make_move_iterator(parts.begin()),
                            std::make_move_iterator(parts.end()));
  put_between_guillemets(scribe, quotation.children, source);
  return quotation;
}

}  // namespace

std::vector<Block> write_modification(Scribe& scribe, const Modification& change, Source source,
                                      int level) {
  using Kind = Modification::Kind;
  if (change.kind == Kind::words) {
    return {scribe.paragraph("alinea", write_words(scribe, change, source), source)};
  }
  const Arguments numbers{{"n", article_number(change.article, source)},
                          {"apres", article_number(change.after, source)}};
  if (change.kind == Kind::removed) {
    return {
        scribe.paragraph("alinea", scribe.say("modification.supprime", numbers, source), source)};
  }
  const char* phrase = change.kind == Kind::inserted    ? "modification.insere"
                       : change.kind == Kind::completed ? "modification.complete"
                                                        : "modification.remplace";
  std::vector<Block> blocks;
  blocks.push_back(scribe.paragraph("amorce", scribe.say(phrase, numbers, source), source));
  blocks.push_back(write_quotation(scribe, change, source, level));
  return blocks;
}

}  // namespace paraphe
