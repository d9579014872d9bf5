// SPDX-License-Identifier: EUPL-1.2
#include "cli/attest.h"

#include <algorithm>

#include "base/digest.h"
#include "cli/input_file.h"
#include "cli/pdf_module.h"
#include "cli/signed_copy.h"
#include "cli/stop.h"
#include "lifecycle/draft_difference.h"
#include "lifecycle/inflate.h"
#include "lifecycle/parts.h"
#include "lifecycle/written_pdf.h"

namespace paraphe {
namespace {

using Kind = Attestation::Kind;

Text state_words(Examination::State state) {
  switch (state) {
    case Examination::State::not_pdf:
      return {"ce n’est pas un PDF", "it is not a PDF"};
    case Examination::State::encrypted:
      return {"il est chiffré\u202F; demandez le fichier sans mot de passe",
              "it is encrypted; ask for the file without a password"};
    case Examination::State::exhausted:
      return exhausted_words();
    case Examination::State::damaged:
    case Examination::State::read:
      break;
  }
  return {
      "il est tronqué ou abîmé au point de ne pouvoir être lu\u202F; demandez-en une autre copie",
      "it is truncated or damaged beyond reading; ask for another copy"};
}

class Work {
 public:
  Work(const std::string& name, const std::string& pdf, const AttestOptions& options,
       SourceCheck& check, unsigned thread)
      : pdf_(pdf), options_(options), check_(check), thread_(thread), own_(pdf) {
    result_.attestation.file = name;
    result_.attestation.bytes = pdf.size();
    result_.attestation.digest = hexadecimal(sha256(pdf));
  }

  Attested run() {
    if (read_recipe() && read_source()) {
      if (reprint()) compare_bytes();
    }
    return std::move(result_);
  }

 private:
  Attestation& told() { return result_.attestation; }

  bool stop(Kind kind, Text reason) {
    told().kind = kind;
    told().reason = std::move(reason);
    return false;
  }
  bool differs(Part part, Change change) {
    add_difference(told().differences, {std::move(part), change, {}, {}, 0});
    return stop(Kind::different, {});
  }

  /// What it was made from: as this program writes it, else as a reader of any PDF finds it.
  bool read_recipe() {
    Carried carried = carried_by(own_);
    auto statement = read_statement(carried.xmp);
    const auto has_source = [&] {
      return std::any_of(carried.files.begin(), carried.files.end(),
                         [](const CarriedFile& each) { return each.relationship == "Source"; });
    };
    if ((!statement || (statement->embeds && !has_source())) && !own_.sound()) {
      Examination other = examine_pdf({PdfQuestion::Task::carried, pdf_, {}, 0});
      if (other.state != Examination::State::read && !statement)
        return stop(Kind::unreadable, state_words(other.state));
      if (other.state == Examination::State::read) {
        carried = std::move(other.carried);
        if (const auto found = read_statement(carried.xmp)) statement = found;
      }
    }
    if (!statement) {
      told().differences = {{{Part::Kind::metadata, 0, {}}, Change::missing, {}, {}, 0}};
      return stop(Kind::different,
                  {"rien n’y dit qu’il soit imprimé par paraphe, ou ce qui le disait en est retiré",
                   "nothing in it says that paraphe printed it, or what said so was taken away"});
    }
    told().statement = statement;
    for (const std::string& name : carried.damaged)
      add_difference(told().differences,
                     {{Part::Kind::attachment, 0, name}, Change::damaged, {}, {}, 0});
    result_.recipe = recipe_of(carried, *statement);
    return true;
  }

  /// The text to print again: its own, or the draft it is held against where it carries none.
  bool read_source() {
    const Recipe& recipe = *result_.recipe;
    if (recipe.source.empty()) {
      if (recipe.statement.embeds) return differs({Part::Kind::source, 0, {}}, Change::missing);
      if (options_.against != nullptr) {
        told().against = AgainstDraft{options_.against->name(), true, {}, {}, {}};
        draft_ = options_.against;
        return true;
      }
      return stop(Kind::no_source,
                  {"il n’emporte pas son texte source\u202F; donnez le projet par « --against »",
                   "it does not carry its source; give the draft by '--against'"});
    }
    const std::size_t sound = (std::size_t{1} << 20U) + 16 * pdf_.size();
    if (recipe.source.size() > sound)  // no print is so much smaller than its text
      return differs({Part::Kind::source, 0, recipe.source_name}, Change::altered);
    return check_source();
  }

  bool check_source() {
    const Recipe& recipe = *result_.recipe;
    CheckOptions check;
    check.waivers = "none";
    check.ceremony = false;
    check.asked = recipe.statement.as_of;
    choose_reference({}, true, check);
    report_ = check_.check(recipe.source, check, thread_);
    const bool valid = report_.verdict.rules_ran || report_.code == exit_conform;
    if (!report_.draft || !valid) {
      add_difference(told().differences,
                     {{Part::Kind::source, 0, recipe.source_name}, Change::damaged, {}, {}, 0});
      return stop(Kind::different, {"le texte emporté n’est pas un projet que le schéma accepte",
                                    "the text it carries is not a draft that the schema accepts"});
    }
    if (report_.verdict.rules_ran) tell_rules(report_);
    draft_ = &*report_.draft;
    if (options_.against != nullptr) {
      told().against = canonical(*options_.against) == canonical(*draft_)
                           ? AgainstDraft{options_.against->name(), true, {}, {}, {}}
                           : first_difference(*draft_, *options_.against);
    }
    return true;
  }

  void tell_rules(const Report& report) {
    TodaysRules rules;
    rules.sentence = verdict_sentence(report.verdict);
    rules.conform = report.code == 0;
    for (const Diagnostic& finding : report.verdict.findings.items())
      if (is_blocking(finding)) rules.blocking.push_back(finding.id);
    told().rules = std::move(rules);
  }

  bool reprint() {
    Reprint again = print_again(*result_.recipe, *draft_, options_.form);
    if (!again.printed) {
      if (again.fault) {
        add_difference(told().differences, {*again.fault, Change::damaged, {}, {}, 0});
        return stop(Kind::different, again.reason);
      }
      return stop(Kind::incomplete, again.reason);
    }
    told().pages = again.printed->pages;
    result_.printed = std::move(again.printed);
    return true;
  }

  void compare_bytes() {
    const std::string& printed = result_.printed->pdf;
    if (pdf_ == printed) {  // what they say is the same too: the print need not be read
      told().libraries = told().statement->libraries;
      told().kind = Kind::identical;
      tell_print(printed.size());
      return conclude(told());
    }
    const WrittenPdf expected(printed);
    const auto ours = read_statement(carried_by(expected).xmp);
    told().libraries = ours ? ours->libraries : std::string();
    if (pdf_.starts_with(printed)) {
      told().kind = Kind::identical;
      tell_print(printed.size());
    } else if (is_same_but_for_versions(expected, *ours)) {
      told().kind = Kind::other_versions;
      tell_print(own_.end());
    } else {
      told().kind = Kind::different;
      tell_differences(expected);
      return;
    }
    if (told().printed < pdf_.size()) read_revisions();
    conclude(told());
  }

  void tell_print(std::size_t size) {
    told().printed = size;
    told().print_digest = size == pdf_.size()
                              ? told().digest
                              : hexadecimal(sha256(std::string_view(pdf_).substr(0, size)));
  }

  /// A file made by other versions may be stored otherwise; what it holds must be the same, and its
  /// identifier, a digest of its own bytes, must hold.
  bool is_same_but_for_versions(const WrittenPdf& expected, const Statement& ours) {
    const Statement& theirs = result_.recipe->statement;
    const bool other = theirs.libraries != ours.libraries || theirs.fonts != ours.fonts ||
                       theirs.hyphenation != ours.hyphenation;
    if (!other || !own_.sound()) return false;
    const bool other_deflater =
        (theirs.libraries + ",").find(deflater_version() + ",") == std::string::npos;
    if (!own_.same_deflate() && !other_deflater) return false;
    return compare(own_, expected, true).empty();
  }

  void tell_differences(const WrittenPdf& expected) {
    auto& all = told().differences;
    std::vector<Difference> found;
    if (own_.ours()) {
      found = compare(own_, expected, own_.sound());
      if (found.empty() && own_.sound() && !own_.same_deflate())
        found = {{{Part::Kind::references, 0, {}}, Change::altered, {}, {}, 0}};
      if (found.empty()) found = {first_difference(own_, expected)};
    } else {
      const Examination other =
          examine_pdf({PdfQuestion::Task::compare, pdf_, expected.bytes(), 0});
      found = other.differences;
      if (found.empty()) {
        found = {{{Part::Kind::references, 0, {}}, Change::altered, {}, {}, 0}};
        told().reason = {"un autre programme a réécrit le fichier, sans changer ses pages",
                         "another program wrote the file again, without changing its pages"};
      }
    }
    for (Difference& each : found) add_difference(all, std::move(each));
    tell_versions();
  }

  void tell_versions() {
    if (told().statement->libraries == told().libraries || !told().reason.empty()) return;
    told().reason = {
        "d’autres versions des bibliothèques l’ont imprimé\u00A0: ce qui diffère peut en "
        "venir\u202F; "
        "vérifiez avec ces versions-là",
        "other versions of the libraries printed it: what differs may come from them; verify with "
        "those versions"};
  }

  void read_revisions() {
    Examination later = examine_pdf({PdfQuestion::Task::revisions, pdf_, {}, told().printed});
    if (later.state != Examination::State::read) {
      add_difference(told().differences,
                     {{Part::Kind::references, 0, {}}, Change::damaged, {}, {}, 2});
      told().reason = state_words(later.state);
      return;
    }
    told().revisions = std::move(later.revisions);
  }

  const std::string& pdf_;
  const AttestOptions& options_;
  SourceCheck& check_;
  const unsigned thread_;
  WrittenPdf own_;
  Attested result_;
  Report report_;
  const Draft* draft_ = nullptr;
};

}  // namespace

Attested attest(const std::string& name, const std::string& pdf, const AttestOptions& options,
                SourceCheck& check, unsigned thread) {
  return Work(name, pdf, options, check, thread).run();
}

}  // namespace paraphe
