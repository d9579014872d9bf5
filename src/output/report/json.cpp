// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "output/report/report.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

Json text_json(const Text& text) { return {{"fr", text.fr}, {"en", text.en}}; }

Json position_json(const Position& position) {
  return {{"line", position.line},
          {"column", position.column},
          {"utf16Column", position.column_utf16},
          {"byte", position.byte}};
}

Json place_json(const Place& place) {
  Json json{{"file", place.file}};
  if (place.start.line != 0) {
    json["start"] = position_json(place.start);
    json["end"] = position_json(place.end);
  }
  return json;
}

const char* state_code(State state) {
  constexpr const char* codes[] = {"open", "waived", "unknown"};
  return codes[static_cast<int>(state)];
}

Json finding_json(const Diagnostic& finding) {
  Json json{{"id", finding.id},
            {"severity", severity_code(finding.severity)},
            {"state", state_code(finding.state)},
            {"blocking", is_blocking(finding)},
            {"place", place_json(finding.place)},
            {"message", text_json(finding.message)}};
  if (!finding.why.empty()) json["why"] = text_json(finding.why);
  if (!finding.basis.empty()) json["basis"] = text_json(finding.basis);
  if (!finding.remedy.empty()) json["remedy"] = text_json(finding.remedy);
  for (const Note& note : finding.notes) {
    Json one{{"text", text_json(note.text)}};
    if (note.place) one["place"] = place_json(*note.place);
    json["notes"].push_back(one);
  }
  return json;
}

const char* kind_code(Verdict::Kind kind) {
  constexpr const char* codes[] = {"conform", "conform-with-waivers", "not-conform", "incomplete"};
  return codes[static_cast<int>(kind)];
}

const char* origin_code(ReferenceOrigin origin) {
  constexpr const char* codes[] = {"none", "asked", "signature", "source-date-epoch", "today"};
  return codes[static_cast<int>(origin)];
}

Json report_json(const Report& report) {
  const Verdict& verdict = report.verdict;
  Json json{{"file", report.file},
            {"verdict", kind_code(verdict.kind)},
            {"sentence", text_json(verdict_sentence(verdict))},
            {"exitCode", report.code},
            {"gate", verdict.gate},
            {"referenceDate",
             {{"date", verdict.reference ? Json(to_string(*verdict.reference)) : Json(nullptr)},
              {"origin", origin_code(verdict.origin)}}},
            {"rules",
             {{"version", verdict.rules_version},
              {"ran", verdict.rules_ran},
              {"assertions", verdict.rules},
              {"fired", verdict.fired}}},
            {"profiles", verdict.profiles},
            {"findings", Json::array()},
            {"forTheLawyer", Json::array()},
            {"illustrative", Json::array()}};
  for (const Diagnostic& finding : verdict.findings.items()) {
    json["findings"].push_back(finding_json(finding));
  }
  for (const Diagnostic& point : verdict.for_lawyer) {
    json["forTheLawyer"].push_back(finding_json(point));
  }
  for (const Place& place : verdict.illustrative) json["illustrative"].push_back(place_json(place));
  return json;
}

}  // namespace

std::string write_json(std::span<const Report> reports, const ReportOptions&) {
  Json json{{"format", "paraphe-report-1"}, {"reports", Json::array()}};
  for (const Report& report : reports) json["reports"].push_back(report_json(report));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paraphe
