// SPDX-License-Identifier: EUPL-1.2
#include "cli/report_merge.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/input_file.h"
#include "cli/inputs.h"
#include "cli/output_file.h"
#include "cli/received_json.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = std::size_t{4} << 30U;

struct Part {
  std::string file;
  Json report;
  std::optional<std::size_t> number, of;
};

[[noreturn]] void refuse(const std::string& file, const Text& why, Exit code = exit_input) {
  throw Stop{code, {"«\u00A0" + file + "\u00A0»\u00A0: " + why.fr, "'" + file + "': " + why.en}};
}

/// What is merged: the list of a report, or of the answers of `verify`.
const char* list_of(const Json& json) {
  return json.value("format", "") == "paraphe-report-1" ? "reports" : "attestations";
}

bool is_report(const Json& json) {
  if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) return false;
  const std::string format = json["format"];
  if (format != "paraphe-report-1" && format != "paraphe-attestations-1") return false;
  for (const char* key : {"program", "schema", "rules"})
    if (!json.contains(key)) return false;
  const auto reports = json.find(list_of(json));
  if (reports == json.end() || !reports->is_array()) return false;
  return std::all_of(reports->begin(), reports->end(), [](const Json& report) {
    return report.is_object() && report.contains("exitCode") && is_exit_code(report["exitCode"]);
  });
}

Part read_part(const std::string& file) {
  Part part;
  part.file = file;
  const std::string bytes = read_input_file(file, most_bytes);
  if (is_nested_too_deep(bytes)) {
    const std::string most = std::to_string(most_nested);
    refuse(file, {"ce rapport emboîte plus de " + most +
                      " niveaux\u202F; ce n’en est pas un de paraphe, ou il a été modifié",
                  "this report nests more than " + most +
                      " levels; it is none of paraphe's, or it was changed"});
  }
  part.report = Json::parse(bytes, nullptr, false);
  bool sound = is_report(part.report);
  if (sound && part.report.contains("shard")) {
    const Json& shard = part.report["shard"];
    sound = shard.is_object() && shard.contains("part") && shard["part"].is_number_unsigned() &&
            shard.contains("of") && shard["of"].is_number_unsigned();
    if (sound) {
      part.number = shard["part"].get<std::size_t>();
      part.of = shard["of"].get<std::size_t>();
      sound = part.number >= 1U && part.number <= part.of;
    }
  }
  if (!sound) {
    refuse(file,
           {"ce n’est pas un rapport de paraphe, ou il n’est pas entier\u202F; refaites-le avec "
            "«\u00A0paraphe verifier --format json\u00A0» ou «\u00A0paraphe attester --format "
            "json\u00A0»",
            "this is no report of paraphe, or not a whole one; make it again with 'paraphe "
            "check --format json' or 'paraphe verify --format json'"});
  }
  if (part.report.contains("leftOut")) {
    refuse(file, {"le contrôle a été interrompu\u202F; refaites-le",
                  "the check was interrupted; run it again"});
  }
  return part;
}

/// What all must share to be one report.
void require_same(const Part& first, const Part& other) {
  if (first.report["format"] != other.report["format"]) {
    refuse(other.file, {"ce n’est pas une part du même travail que «\u00A0" + first.file +
                            "\u00A0»\u00A0: l’un contrôle des projets, l’autre atteste des PDF",
                        "this is no part of the same work as '" + first.file +
                            "': one checks drafts, the other verifies PDFs"});
  }
  for (const char* key : {"program", "schema", "rules", "template"}) {
    if (first.report.value(key, Json()) == other.report.value(key, Json())) continue;
    refuse(other.file,
           {"ni le programme ni les règles ne sont ceux de «\u00A0" + first.file +
                "\u00A0»\u202F; vérifiez tout avec les mêmes",
            "the program or the rules are not those of '" + first.file +
                "'; check all with the same ones"},
           exit_incomplete);
  }
}

/// Puts the parts in their order and holds that they make a whole: none missing, none twice.
void put_in_order(std::vector<Part>& parts) {
  const auto& first = parts.front();
  for (const Part& part : parts) {
    if (part.of == first.of) continue;
    refuse(part.file,
           {"ce n’est pas une part du même contrôle que «\u00A0" + first.file + "\u00A0»",
            "this is no part of the same check as '" + first.file + "'"});
  }
  if (!first.of) return;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.number < b.number; });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t number = *parts[i].number;
    if (number == i + 1) continue;
    if (number <= i) {
      refuse(parts[i].file, {"cette part est donnée deux fois", "this part is given twice"});
    }
    break;
  }
  for (std::size_t i = 0; i < *parts.front().of; ++i) {
    if (i < parts.size() && *parts[i].number == i + 1) continue;
    const std::string part = std::to_string(i + 1) + "/" + std::to_string(*parts.front().of);
    throw Stop{exit_input,
               {"il manque la part " + part + "\u202F; sans elle, ce n’est pas un contrôle entier",
                "part " + part + " is missing; without it, this is not a whole check"}};
  }
}

}  // namespace

std::vector<Option> report_merge_options() {
  return {{"output",
           'o',
           {"FICHIER", "FILE"},
           {"écrit le rapport dans ce fichier", "writes the report to this file"},
           {},
           ""}};
}

int merge_reports(const CommandLine& arguments, Language) {
  if (arguments.operands().empty()) {
    throw Stop{
        exit_usage,
        {"on attend des rapports\u00A0: paraphe rapport fusionner part-1.json part-2.json -o "
         "rapport.json",
         "reports are expected: paraphe report merge part-1.json part-2.json -o "
         "report.json"}};
  }
  const std::string output = arguments.has("output") ? arguments.value("output") : "-";
  keep_inputs(arguments.operands(), output);
  std::vector<Part> parts;
  for (const std::string& file : arguments.operands()) {
    parts.push_back(read_part(file));
    require_same(parts.front(), parts.back());
  }
  put_in_order(parts);
  Json whole = std::move(parts.front().report);
  whole.erase("shard");
  const char* const list = list_of(whole);
  Json& reports = whole[list];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (Json& report : parts[i].report[list]) reports.push_back(std::move(report));
    parts[i].report = nullptr;
  }
  int code = exit_conform;
  for (const Json& report : reports) code = std::max(code, report["exitCode"].get<int>());
  write_output(output, whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  return code;
}

}  // namespace paraphe
