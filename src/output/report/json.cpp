// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "output/report/edition_json.h"
#include "output/report/keywords.h"
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

Json waiver_json(const Waiver& waiver) {
  return {{"id", waiver.id},
          {"rule", waiver.rule},
          {"target", {{"key", waiver.target.key}, {"fingerprint", waiver.target.fingerprint}}},
          {"reason", waiver.reason},
          {"authority", waiver.authority},
          {"decided", waiver.decided},
          {"expires", waiver.expires},
          {"use", use_code(waiver.use)},
          {"place", place_json(waiver.place)}};
}

Json explanation_json(const Explanation& explanation) {
  Json json{{"test", explanation.test}, {"operands", Json::array()}};
  for (const Explanation::Operand& operand : explanation.operands) {
    json["operands"].push_back({{"expression", operand.expression},
                                {"value", operand.value},
                                {"words", text_json(operand.words)}});
  }
  return json;
}

Json edits_json(const std::vector<Edit>& edits) {
  Json json = Json::array();
  for (const Edit& edit : edits) {
    json.push_back({{"begin", edit.span.begin},
                    {"end", edit.span.end},
                    {"replacement", edit.replacement},
                    {"safe", edit.safe}});
  }
  return json;
}

Json finding_json(const Diagnostic& finding) {
  Json json{{"id", finding.id},
            {"severity", severity_code(finding.severity)},
            {"state", state_code(finding.state)},
            {"blocking", is_blocking(finding)},
            {"place", place_json(finding.place)},
            {"message", text_json(finding.message)}};
  if (!finding.rule.empty()) {
    json["rule"] = finding.rule;
    json["waivable"] = finding.waivable;
  }
  if (!finding.target.key.empty()) {
    json["target"] = {{"key", finding.target.key}, {"fingerprint", finding.target.fingerprint}};
  }
  if (!finding.why.empty()) json["why"] = text_json(finding.why);
  if (!finding.basis.empty()) json["basis"] = text_json(finding.basis);
  if (!finding.remedy.empty()) json["remedy"] = text_json(finding.remedy);
  for (const Note& note : finding.notes) {
    Json one{{"text", text_json(note.text)}};
    if (note.place) one["place"] = place_json(*note.place);
    json["notes"].push_back(one);
  }
  if (finding.waiver) json["waiver"] = waiver_json(*finding.waiver);
  if (!finding.edits.empty()) json["edits"] = edits_json(finding.edits);
  if (finding.explanation) json["explanation"] = explanation_json(*finding.explanation);
  return json;
}

Json report_json(const Report& report) {
  const Verdict& verdict = report.verdict;
  Json json{{"file", report.file},
            {"digest", draft_digest(report)},
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
            {"registers", Json::array()},
            {"waivers", Json::array()},
            {"findings", Json::array()},
            {"forTheLawyer", Json::array()},
            {"illustrative", Json::array()}};
  for (const RegisterUsed& used : verdict.registers) {
    json["registers"].push_back({{"file", used.file},
                                 {"title", used.title},
                                 {"version", used.version},
                                 {"digest", "sha256:" + used.digest}});
  }
  if (verdict.frozen) {
    const auto& date = verdict.frozen->date;
    json["frozen"] = {{"file", verdict.frozen->file},
                      {"digest", "sha256:" + verdict.frozen->digest},
                      {"referenceDate", date ? Json(to_string(*date)) : Json(nullptr)}};
  }
  for (const Waiver& waiver : verdict.waivers) json["waivers"].push_back(waiver_json(waiver));
  for (const Diagnostic& finding : verdict.findings.items()) {
    json["findings"].push_back(finding_json(finding));
  }
  for (const Diagnostic& point : verdict.for_lawyer) {
    json["forTheLawyer"].push_back(finding_json(point));
  }
  for (const Place& place : verdict.illustrative) json["illustrative"].push_back(place_json(place));
  return json;
}

/// As it is written within another value, `levels` deep.
std::string written(const Json& json, std::size_t levels) {
  const std::string plain = json.dump(2, ' ', false, Json::error_handler_t::replace);
  std::string text;
  for (const char c : plain) {
    text += c;
    if (c == '\n') text.append(2 * levels, ' ');
  }
  return text;
}

class JsonWriter : public ReportWriter {
 public:
  explicit JsonWriter(const ReportOptions& options) : options_(options) {}

  std::string begin() override {
    const Edition& edition = options_.edition;
    Json json{{"format", "paraphe-report-1"},
              {"program", edition.program},
              {"schema", edition_json(edition.schema_version, edition.schema_digest)},
              {"rules", edition_json(edition.rules_version, edition.rules_digest)}};
    if (options_.shard)
      json["shard"] = {{"part", options_.shard->part}, {"of", options_.shard->of}};
    const std::string head = written(json, 0);
    return head.substr(0, head.size() - 2) + ",\n  \"reports\": [";
  }

  std::string add(const Report& report) override {
    const std::string text = (empty_ ? "\n    " : ",\n    ") + written(report_json(report), 2);
    empty_ = false;
    return text;
  }

  std::string end(std::size_t left_out) override {
    const std::string key = "\n  \"leftOut\": " + std::to_string(left_out);
    return (empty_ ? "]" : "\n  ]") + (left_out == 0 ? "" : "," + key) + "\n}\n";
  }

 private:
  const ReportOptions& options_;
  bool empty_ = true;
};

}  // namespace

std::unique_ptr<ReportWriter> json_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<JsonWriter>(options);
}

}  // namespace paraphe
