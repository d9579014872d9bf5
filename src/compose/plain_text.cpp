// SPDX-License-Identifier: EUPL-1.2
#include "compose/plain_text.h"

namespace paraphe {
namespace {

constexpr const char* unwritten = "…";

struct Flatten {
  const Agreement& agreement;
  std::string& out;

  void all(const Content& content) const {
    for (const Inline& piece : content) std::visit(*this, piece.node);
  }
  void operator()(const Words& words) const { out += words.text; }
  void operator()(const ProperName& name) const { out += name.text; }
  void operator()(const Foreign& foreign) const { out += foreign.text; }
  void operator()(const DefinedTerm& term) const { out += term.text; }
  void operator()(const Emphasis& emphasis) const { all(emphasis.content); }
  void operator()(const Footnote&) const {}
  void operator()(const CitedBody& cited) const {
    const Body* body = cited.text.empty() ? agreement.body(cited.body) : nullptr;
    out += body != nullptr ? body->name : cited.text;
  }
  void operator()(const Amount& amount) const { out += amount_figures(amount.cents); }
  void operator()(const DateMention& mention) const {
    out += mention.date ? date_words(*mention.date) : unwritten;
  }
  void operator()(const GeneratedValue& value) const {
    if (value.datum == Datum::nature) {
      out += agreement.nature;
    } else if (value.datum == Datum::period && !agreement.first_year.empty()) {
      out += agreement.first_year + "-" + agreement.last_year;
    } else {
      out += unwritten;
    }
  }
  template <typename Other>
  void operator()(const Other&) const {
    out += unwritten;
  }
};

std::string collapsed(const std::string& text) {
  std::string out;
  bool pending = false;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!white && pending && !out.empty()) out += ' ';
    if (!white) out += c;
    pending = white;
  }
  return out;
}

struct Contents {
  const std::function<void(const Content&)>& see;

  void one(const Content& content) const {
    see(content);
    for (const Inline& piece : content) {
      if (const auto* emphasis = std::get_if<Emphasis>(&piece.node)) one(emphasis->content);
      if (const auto* note = std::get_if<Footnote>(&piece.node)) one(note->content);
    }
  }
  void operator()(const Paragraph& paragraph) const { one(paragraph.content); }
  void operator()(const List& list) const {
    for (const Point& point : list.points) {
      for (const auto& part : point.parts) {
        if (const Content* content = std::get_if<Content>(&part)) one(*content);
        if (const List* inner = std::get_if<List>(&part)) (*this)(*inner);
      }
    }
  }
  void row(const TableRow& row) const {
    for (const TableCell& cell : row.cells) one(cell.content);
  }
  void operator()(const Table& table) const {
    if (table.title) one(*table.title);
    row(table.header);
    for (const TableRow& each : table.rows) row(each);
    if (table.total) row(*table.total);
  }
  void operator()(const Enumeration& enumeration) const {
    for (const Item& item : enumeration.items) one(item.content);
  }
  void operator()(const Axes& axes) const {
    for (const Axis& axis : axes.axes) one(axis.title);
  }
  void operator()(const Modification& change) const {
    if (change.title) one(*change.title);
    one(change.latter);
  }
};

void parts(const std::vector<BodyPart>& all, const std::function<void(const BodyPart&)>& see) {
  for (const BodyPart& part : all) {
    see(part);
    if (const Axes* axes = std::get_if<Axes>(&part.node)) {
      for (const Axis& axis : axes->axes) parts(axis.parts, see);
    }
    if (const auto* change = std::get_if<Modification>(&part.node)) parts(change->parts, see);
  }
}

}  // namespace

std::string plain_text(const Content& content, const Agreement& agreement) {
  std::string text;
  Flatten{agreement, text}.all(content);
  return collapsed(text);
}

void for_each_part(const Agreement& agreement, const std::function<void(const BodyPart&)>& see) {
  parts(agreement.preamble, see);
  for (const Article& article : agreement.articles) parts(article.parts, see);
  for (const Annex& annex : agreement.annexes) parts(annex.parts, see);
}

void for_each_content(const Agreement& agreement, const std::function<void(const Content&)>& see) {
  const Contents contents{see};
  contents.one(agreement.title);
  for (const Recital& visa : agreement.visas) contents.one(visa.content);
  for (const Recital& consideration : agreement.considerations) contents.one(consideration.content);
  for (const Definition& definition : agreement.definitions) contents.one(definition.content);
  for (const Article& article : agreement.articles) contents.one(article.title);
  for_each_part(agreement, [&](const BodyPart& part) { std::visit(contents, part.node); });
}

}  // namespace paraphe
