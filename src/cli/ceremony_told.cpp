// SPDX-License-Identifier: EUPL-1.2
#include "cli/ceremony_told.h"

#include <filesystem>
#include <set>
#include <system_error>

#include "base/digest.h"
#include "cli/input_file.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

namespace fs = std::filesystem;

/// « cnrs=2026-12-03 » in two.
struct Pair {
  std::string name, value;
};

std::vector<Pair> pairs(const CommandLine& arguments, const char* option) {
  std::vector<Pair> found;
  std::set<std::string> names;
  for (const std::string& text : arguments.values(option)) {
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == text.npos || equals + 1 == text.size()) {
      stop_usage("«\u00A0" + text + "\u00A0»\u00A0: «\u00A0--" + option +
                     "\u00A0» attend un nom, «\u00A0=\u00A0» et une valeur",
                 "'" + text + "': '--" + option + "' expects a name, '=' and a value");
    }
    found.push_back({text.substr(0, equals), text.substr(equals + 1)});
    if (!names.insert(found.back().name).second) {
      stop_usage("«\u00A0--" + std::string(option) +
                     "\u00A0» dit deux fois ce qu’il en est de «\u00A0" + found.back().name +
                     "\u00A0»",
                 "'--" + std::string(option) + "' tells '" + found.back().name + "' twice");
    }
  }
  return found;
}

CeremonyRecord::Signature& signature_of(CeremonyRecord& record, const std::string& party) {
  std::string known;
  for (auto& each : record.signatures) {
    if (each.party == party) return each;
    known += (known.empty() ? "" : ", ") + each.party;
  }
  stop_usage(
      "le projet n’a pas de partie «\u00A0" + party + "\u00A0»\u202F; parties\u00A0: " + known,
      "the draft has no party '" + party + "'; parties: " + known);
}

/// Who signed for a party: a person of the draft by her or his id, else « civility name, capacity
/// ».
void name_signatory(const Agreement& agreement, const std::string& who,
                    CeremonyRecord::Signature& signature) {
  const Person* person = agreement.person(who);
  if (person == nullptr && who.find(' ') == who.npos) {
    stop_usage(
        "le projet n’a pas de personne «\u00A0" + who +
            "\u00A0»\u202F; si une autre a signé, écrivez sa civilité, son nom et sa qualité",
        "the draft has no person '" + who +
            "'; if another has signed, write title, name and capacity");
  }
  signature.person = person == nullptr ? "" : who;
  signature.name = person == nullptr ? who : person_words(*person);
}

int original_number(const std::string& text) {
  if (text.size() <= 2 && text.find_first_not_of("0123456789") == text.npos &&
      std::stoi(text) > 0) {
    return std::stoi(text);
  }
  stop_usage("«\u00A0" + text +
                 "\u00A0» n’est pas le numéro d’un original\u202F; écrivez par "
                 "exemple «\u00A0--original 1=cnrs\u00A0»",
             "'" + text +
                 "' is not the number of an original; write for example '--original "
                 "1=cnrs'");
}

CeremonyRecord::File pdf_of(const std::string& path) {
  return {fs::path(path).filename().string(),
          "sha256:" + hexadecimal(sha256(read_input_file(path)))};
}

/// What may be known only later than the signature.
void add_what_follows(const CommandLine& arguments, CeremonyRecord& record) {
  for (const auto& [number, party] : pairs(arguments, "original")) {
    signature_of(record, party);
    record.originals.push_back({original_number(number), party});
  }
  if (arguments.has("notified")) record.notification = day_told(arguments.value("notified"));
  if (arguments.has("enforceable")) record.enforceable = day_told(arguments.value("enforceable"));
  if (arguments.has("pdf")) record.pdf = pdf_of(arguments.value("pdf"));
}

void refuse_twice(bool known, const char* option) {
  if (!known) return;
  stop_usage(
      "«\u00A0--" + std::string(option) +
          "\u00A0» est déjà consigné\u202F; pour le changer, redites la cérémonie entière, avec "
          "«\u00A0--replace\u00A0»",
      "'--" + std::string(option) +
          "' is recorded already; to change it, tell the whole ceremony again, with "
          "'--replace'");
}

}  // namespace

void stop_usage(std::string french, std::string english) {
  throw Stop{exit_usage, {std::move(french), std::move(english)}};
}

Date day_told(const std::string& text) {
  if (const std::optional<Date> date = parse_date(text)) return *date;
  stop_usage(
      "«\u00A0" + text +
          "\u00A0» n’est pas une date\u202F; écrivez année-mois-jour, par exemple 2026-12-03",
      "'" + text + "' is not a date; write year-month-day, for example 2026-12-03");
}

CeremonyRecord ceremony_told(const CommandLine& arguments, const Agreement& agreement) {
  CeremonyRecord record{
      day_told(arguments.value("date")), arguments.value("place"), {}, {}, {}, {}, {}, {}, {}};
  for (const Party& party : agreement.parties) {
    const Person& person = party.signatory();
    record.signatures.push_back({party.id, record.date, person.id, person_words(person)});
  }
  for (const auto& [party, date] : pairs(arguments, "signed")) {
    signature_of(record, party).date = day_told(date);
  }
  for (const auto& [party, who] : pairs(arguments, "signatory")) {
    name_signatory(agreement, who, signature_of(record, party));
  }
  add_what_follows(arguments, record);
  return record;
}

CeremonyRecord completed(const CommandLine& arguments, CeremonyRecord record) {
  if (!arguments.values("signed").empty() || !arguments.values("signatory").empty()) {
    stop_usage(
        "qui a signé, et quand, se dit avec la cérémonie entière\u00A0: ajoutez «\u00A0--date"
        "\u00A0», «\u00A0--place\u00A0» et «\u00A0--replace\u00A0»",
        "who signed, and when, is told with the whole ceremony: add '--date', '--place' and "
        "'--replace'");
  }
  refuse_twice(arguments.has("notified") && record.notification, "notified");
  refuse_twice(arguments.has("enforceable") && record.enforceable, "enforceable");
  refuse_twice(arguments.has("pdf") && !record.pdf.name.empty(), "pdf");
  add_what_follows(arguments, record);
  return record;
}

bool tells_what_follows(const CommandLine& arguments) {
  return arguments.has("notified") || arguments.has("enforceable") || arguments.has("pdf") ||
         !arguments.values("original").empty();
}

}  // namespace paraphe
