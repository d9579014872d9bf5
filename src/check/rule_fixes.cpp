// SPDX-License-Identifier: EUPL-1.2
// The fixes of a finding, as edits of the source: a subset of Schematron QuickFix (schematron.h).
#include <algorithm>

#include "check/rule_evaluation.h"

namespace paraphe {
namespace {

enum class Writing { text, value, cdata };

/// `text` as it is written in that place; nothing when it cannot be.
std::optional<std::string> written(std::string_view text, Writing writing, char quote) {
  if (writing == Writing::cdata) {
    if (text.find("]]>") != text.npos) return std::nullopt;
    return std::string(text);
  }
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>' && writing == Writing::text) {
      out += "&gt;";  // never « ]]> »
    } else if (c == quote && writing == Writing::value) {
      out += c == '"' ? "&quot;" : "&apos;";
    } else {
      out += c;
    }
  }
  return out;
}

Writing writing_of(const xmlNode* node) {
  if (node->type == XML_ATTRIBUTE_NODE) return Writing::value;
  return node->type == XML_CDATA_SECTION_NODE ? Writing::cdata : Writing::text;
}

/// Whether the source there is characters alone: an edit over tags would break them.
bool is_plain(std::string_view source, Writing writing) {
  return source.find(writing == Writing::cdata ? "]]>" : "<") == source.npos;
}

std::string string_of(xmlXPathObject* object) {
  xmlChar* text = xmlXPathCastToString(object);
  std::string out(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

constexpr std::size_t most = 10;     ///< lines that a note tells
constexpr int most_looked_at = 200;  ///< places for them: all may be on one line

/// « 12, 15 et 20 »; past `most`, « 12, 15… ».
std::string joined(const std::vector<std::size_t>& lines, const char* last) {
  std::string out;
  for (std::size_t i = 0; i < std::min(lines.size(), most); ++i) {
    const bool ends = i > 0 && i + 1 == lines.size();
    out += (i == 0 ? "" : ends ? last : ", ") + std::to_string(lines[i]);
  }
  return lines.size() > most ? out + "…" : out;
}

}  // namespace

/// Where else an assertion that speaks of the whole document (`r:lieux="tous"`) finds its fault:
/// one note, not one finding a place.
void Evaluation::other_places(const Rule& rule, const Assertion& assertion, xmlNode* node,
                              Diagnostic& into) {
  if (value_of(attribute_node(assertion.element, fiche_uri, "lieux")) != "tous") return;
  const auto& expression = assertion.subject ? assertion.subject : rule.subject;
  if (!expression) return;
  const XPathValue value = evaluate(*expression, node, node);
  if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr) return;
  std::vector<std::size_t> lines;
  std::size_t next_line = 0;  // finding the number of a line takes reading it: once is enough
  const int last = std::min(value->nodesetval->nodeNr, most_looked_at);
  for (int i = 1; i < last && lines.size() <= most; ++i) {
    const xmlNode* other = value->nodesetval->nodeTab[i];
    const TextMark* mark = synthetic_.mark(other);
    if (mark != nullptr && draft_of(other) == &draft_) {
      const std::size_t begin = span_of(draft_, *mark, reading_).begin;
      if (begin < next_line) continue;
      next_line = std::min(draft_.bytes().find_first_of("\r\n", begin), draft_.bytes().size());
    }
    const std::size_t line = place(other).start.line;
    const bool known = line == into.place.start.line || (!lines.empty() && line == lines.back());
    if (!known) lines.push_back(line);
  }
  if (lines.empty()) return;
  const bool several = lines.size() > 1;
  into.notes.push_back(
      {{(several ? "aussi aux lignes " : "aussi à la ligne ") + joined(lines, " et "),
        (several ? "also on lines " : "also on line ") + joined(lines, " and ")},
       std::nullopt});
}

void Evaluation::edits(const Assertion& assertion, xmlNode* node, Diagnostic& into) {
  const xmlAttr* a = attribute_node(assertion.element, fix_uri, "fix");
  for (const std::string_view id : words(value_of(a))) {
    const auto& [fix, file] = model_.fixes.at(id);
    edits(fix, *file, node, into);
  }
  doubt_ = {};
}

void Evaluation::edits(const xmlNode* fix, const RuleFile& file, xmlNode* node, Diagnostic& into) {
  if (const xmlAttr* when = attribute_node(fix, "use-when")) {
    const XPathValue holds = evaluate_text(value_of(when), file, node);
    if (holds == nullptr || xmlXPathCastToBoolean(holds.get()) == 0) return;
  }
  const bool safe = value_of(attribute_node(fix, fiche_uri, "sur")) == "oui";
  for (const xmlNode* step = fix->children; step != nullptr; step = step->next) {
    const xmlAttr* match = step->type == XML_ELEMENT_NODE ? attribute_node(step, "match") : nullptr;
    if (match == nullptr) continue;
    const XPathValue nodes = evaluate_text(value_of(match), file, node);
    if (nodes == nullptr || nodes->type != XPATH_NODESET || nodes->nodesetval == nullptr) continue;
    for (int i = 0; i < nodes->nodesetval->nodeNr; ++i) {
      auto made = edit(step, file, nodes->nodesetval->nodeTab[i]);
      if (!made) continue;
      made->safe = safe;
      into.edits.push_back(std::move(*made));
    }
  }
}

std::optional<Edit> Evaluation::edit(const xmlNode* step, const RuleFile& file, xmlNode* node) {
  if (draft_of(node) != &draft_) return std::nullopt;
  const std::string& bytes = draft_.bytes();
  std::string text;
  if (const xmlAttr* select = attribute_node(step, "select")) {
    const XPathValue value = evaluate_text(value_of(select), file, node);
    if (value == nullptr) return std::nullopt;
    text = string_of(value.get());
  }
  const auto source = [&](Span span) {
    return std::string_view(bytes).substr(span.begin, span.end - span.begin);
  };
  if (is_element(step, fix_uri, "add")) {
    const auto value = written(text, Writing::value, '"');
    if (node->type != XML_ELEMENT_NODE || synthetic_.made(node) || !value) return std::nullopt;
    const std::size_t at = draft_.span(node).end;
    const std::string name(attribute(step, "target"));
    return Edit{{at, at}, " " + name + "=\"" + *value + "\"", false};
  }
  if (const TextMark* mark = synthetic_.mark(node)) {
    const Span span = span_of(draft_, *mark, reading_);
    const Writing writing = writing_of(mark->first);
    const char quote = writing == Writing::value
                           ? bytes[draft_.value(reinterpret_cast<const xmlAttr*>(mark->first)).end]
                           : '"';
    const auto value = written(text, writing, quote);
    if (!value || !is_plain(source(span), writing)) return std::nullopt;
    return Edit{span, *value, false};
  }
  if (synthetic_.made(node)) return std::nullopt;
  const bool remove = is_element(step, fix_uri, "delete");
  if (node->type == XML_ATTRIBUTE_NODE) {
    Span span = draft_.value(reinterpret_cast<const xmlAttr*>(node));
    if (!remove) return Edit{span, written(text, Writing::value, bytes[span.end]).value(), false};
    span = draft_.span(node);
    span.begin = bytes.find_last_not_of(" \t\r\n", span.begin - 1) + 1;
    return Edit{span, "", false};
  }
  if (node->type == XML_ELEMENT_NODE && remove) return Edit{draft_.element(node), "", false};
  if (node->type == XML_TEXT_NODE && !remove) {
    return Edit{draft_.span(node), written(text, Writing::text, '"').value(), false};
  }
  return std::nullopt;
}

}  // namespace paraphe
