// SPDX-License-Identifier: EUPL-1.2
#include "compose/inline.h"

#include <utility>

#include "compose/generated.h"

namespace paraphe {

namespace {

/// « article premier » is the first only of articles: « 1er », then 2, 3…
std::string article_number(int number) {
  return number == 1 ? ordinal_figures(1) : std::to_string(number);
}

/// Writes each kind of inline element.
class InlineWriter {
 public:
  InlineWriter(Scribe& scribe, Source source) : scribe_(scribe), source_(source) {}

  Runs operator()(const Words& words) const { return plain(words.text, source_); }
  Runs operator()(const GeneratedValue& value) const {
    return write_value(scribe_, value, source_);
  }
  Runs operator()(const GeneratedCount& count) const {
    return write_count(scribe_, count, source_);
  }
  Runs operator()(const Reference& reference) const {
    return write_reference(scribe_, reference, source_);
  }
  Runs operator()(const DefinedTerm& term) const {
    Runs runs = plain(term.text, source_);
    for (Run& run : runs) run.target = term.definition;
    return runs;
  }
  Runs operator()(const Amount& amount) const { return write_amount(scribe_, amount, source_); }
  Runs operator()(const DateMention& mention) const {
    if (!mention.date) return {};  // the schema allows only days that exist
    if (!mention.weekday) return write_date(*mention.date, source_);
    return plain(date_words_with_weekday(*mention.date), source_);
  }
  Runs operator()(const ProperName& name) const {
    return named(name.text, name.acronym, name.language);
  }
  Runs operator()(const CitedBody& cited) const {
    const Body* body = scribe_.agreement().body(cited.body);
    const std::string language = body == nullptr ? std::string() : body->language;
    if (body == nullptr) return named(cited.text, {}, language);
    const std::string& name = cited.text.empty() ? body->name : cited.text;
    // « Denomination (SIGLE) » once; the author’s own words stand as they are, and may give it.
    const bool given = name.find(body->acronym) != std::string::npos;
    const bool first = cited.text.empty() && !given && !scribe_.mentioned(body);
    if (first || given) scribe_.mention(body);
    return named(name, first ? body->acronym : std::string(), language);
  }
  Runs operator()(const Foreign& foreign) const {
    Runs runs = named(foreign.text, {}, foreign.language);
    for (Run& run : runs) run.italic = true;
    return runs;
  }
  Runs operator()(const Emphasis& emphasis) const {
    Runs runs = write_content(scribe_, emphasis.content);
    for (Run& run : runs) (emphasis.bold ? run.bold : run.italic) = true;
    return runs;
  }
  Runs operator()(const Footnote& footnote) const {
    const std::string number = std::to_string(scribe_.next_note());
    Block note = scribe_.labelled("note", plain(number, source_),
                                  write_content(scribe_, footnote.content), source_);
    note.role = Role::note;
    note.id = "note-" + number;
    Run call;
    call.kind = Run::Kind::footnote;
    call.text = number;
    call.superscript = true;
    call.source = source_;
    call.note = std::make_shared<Block>(std::move(note));
    return {std::move(call)};
  }
  Runs operator()(const Blank& declared) const {
    return {blank(scribe_, declared.object, source_)};
  }

 private:
  Runs named(const std::string& text, const std::string& acronym,
             const std::string& language) const {
    Runs runs = plain(text, source_);
    for (Run& run : runs) run.language = language;
    if (!acronym.empty()) append(runs, scribe_.say("sigle", {{"sigle", plain(acronym)}}, source_));
    return runs;
  }

  Scribe& scribe_;
  Source source_;
};

std::string place_phrase(Target::Kind kind) {
  switch (kind) {
    case Target::Kind::annex:
      return "lieu.annexe";
    case Target::Kind::axis:
      return "lieu.axe";
    case Target::Kind::preamble:
      return "lieu.preambule";
    default:
      return "lieu.article";
  }
}

Runs number_of(Target::Kind kind, int number, Source source) {
  if (number == 0) return {};
  return plain(kind == Target::Kind::article ? article_number(number) : std::to_string(number),
               source);
}

std::string letter(int rank) {
  return rank <= 26 ? std::string(1, static_cast<char>('a' + rank - 1)) : std::to_string(rank);
}

/// Whether each label on the way has a number of its own: a dash has none.
bool can_be_named(const Scribe& scribe, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    const Phrase* phrase = scribe.form().phrase(step.phrase);
    if (phrase == nullptr || phrase->text.find('{') == std::string::npos) return false;
  }
  return !steps.empty();
}

/// « b) du 2° de l’article 3 »: innermost first.
Runs name_point(Scribe& scribe, const Target& target, Runs place, Source source) {
  Runs named = std::move(place);
  for (const Step& step : target.steps) {
    const Arguments numbers{{"n", plain(std::to_string(step.rank), source)},
                            {"lettre", plain(letter(step.rank), source)}};
    const bool innermost = &step == &target.steps.back();
    named =
        scribe.say(innermost ? "renvoi.point" : "lieu.point",
                   {{"point", scribe.say(step.phrase, numbers, source)}, {"lieu", named}}, source);
  }
  return named;
}

}  // namespace

Runs write_reference(Scribe& scribe, const Reference& reference, Source source) {
  const Target* target = scribe.numbering().find(reference.target);
  if (target == nullptr) {
    scribe.error("CMP-02", source,
                 {"« " + reference.target + " » n’a ni numéro ni titre auxquels renvoyer",
                  "'" + reference.target + "' has no number to refer to"},
                 {"renvoyer à un article, une annexe, un axe, un alinéa, un point ou un tableau "
                  "titré",
                  "refer to an article, an annex, an axis, an alinéa, a point or a titled table"});
    return {};
  }
  Runs runs;
  const auto say = [&](std::string_view id) {
    return scribe.say(id, {{"n", number_of(target->kind, target->number, source)}}, source);
  };
  switch (target->kind) {
    case Target::Kind::article:
      runs = say("renvoi.article");
      break;
    case Target::Kind::annex:
      runs = say("renvoi.annexe");
      break;
    case Target::Kind::axis:
      runs = say("renvoi.axe");
      break;
    case Target::Kind::table:
      runs = say("renvoi.tableau");
      break;
    case Target::Kind::preamble:
      break;  // nothing names it by an id
    case Target::Kind::line: {
      Runs place =
          scribe.say(place_phrase(target->place),
                     {{"n", number_of(target->place, target->place_number, source)}}, source);
      if (can_be_named(scribe, target->steps)) {
        runs = name_point(scribe, *target, std::move(place), source);
      } else {
        runs = scribe.say("renvoi.alinea",
                          {{"n", plain(std::to_string(target->line), source)}, {"lieu", place}},
                          source);
      }
    }
  }
  for (Run& run : runs) {
    run.target = reference.target;
    run.unbreakable = target->kind != Target::Kind::line;
  }
  return runs;
}

Run blank(Scribe& scribe, const std::string& object, Source source) {
  Run run;
  run.kind = Run::Kind::blank;
  run.text = spoken(scribe.say("blanc." + object, {}, source));
  run.source = source;
  const auto width = scribe.form().blanks.find(object);
  run.width = width == scribe.form().blanks.end() ? 0 : width->second;
  return run;
}

Runs write_content(Scribe& scribe, const Content& content) {
  Runs runs;
  for (const Inline& piece : content) {
    append(runs, std::visit(InlineWriter(scribe, piece.source), piece.node));
  }
  return runs;
}

}  // namespace paraphe
