// SPDX-License-Identifier: EUPL-1.2
// SARIF 2.1.0 (OASIS Standard, 27 March 2020). Sections are named where a choice rests on one.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "output/report/edition_json.h"
#include "output/report/keywords.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

/// A relative reference to a file (RFC 3986): what is not unreserved is encoded, byte by byte.
std::string uri(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || kept.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4U];
      out += "0123456789ABCDEF"[byte & 15U];
    }
  }
  return path.starts_with('/') ? "file://" + out : out;
}

const char* level(Severity severity) {
  switch (severity) {
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "note";
    default:
      return "error";
  }
}

/// A sentence as SARIF wants it: with a full stop (§3.11.3 calls messages plain text sentences).
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

Json region(const Position& start, const Position& end) {
  return {{"startLine", start.line},  {"startColumn", start.column_utf16},
          {"endLine", end.line},      {"endColumn", end.column_utf16},
          {"byteOffset", start.byte}, {"byteLength", end.byte - start.byte}};
}

class SarifWriter : public ReportWriter {
 public:
  explicit SarifWriter(const ReportOptions& options) : options_(options) {}

  std::string add(const Report& report) override {
    const Verdict& verdict = report.verdict;
    for (const Diagnostic& finding : verdict.findings.items()) {
      suppressions_ = suppressions_ || finding.state == State::waived;
      result(report, finding);
    }
    for (const Diagnostic& point : verdict.for_lawyer) {
      result(report, point);
      results_.back()["kind"] = "review";
      results_.back()["level"] = "none";
    }
    artifact(report.file, draft_digest(report));
    drafts_.push_back(
        {{"file", report.file},
         {"digest", draft_digest(report)},
         {"verdict", kind_code(verdict.kind)},
         {"gate", verdict.gate},
         {"referenceDate", verdict.reference ? Json(to_string(*verdict.reference)) : Json(nullptr)},
         {"referenceDateOrigin", origin_code(verdict.origin)},
         {"waivers", waivers_of(verdict)}});
    code_ = std::max(code_, report.code);
    return {};
  }

  std::string end(std::size_t left_out) override {
    // §3.27.23: all results of a run have `suppressions`, or none has.
    if (!suppressions_)
      for (Json& result : results_) result.erase("suppressions");
    Json run{{"tool", {{"driver", driver()}}},
             {"language", options_.language == Language::fr ? "fr" : "en"},
             {"columnKind", "utf16CodeUnits"},
             {"invocations", {invocation(left_out)}},
             {"artifacts", std::move(artifacts_)},
             {"results", std::move(results_)},
             {"properties", run_properties()}};
    Json log{{"$schema",
              "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
              "sarif-schema-2.1.0.json"},
             {"version", "2.1.0"},
             {"runs", Json::array()}};
    log["runs"].push_back(std::move(run));
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  const std::string& in(const Text& text) const { return text.in(options_.language); }

  std::size_t artifact(const std::string& file, const std::string& digest = {}) {
    const auto [at, is_new] = artifact_indices_.emplace(file, artifacts_.size());
    if (is_new) {
      artifacts_.push_back({{"location", {{"uri", uri(file)}}}, {"mimeType", "application/xml"}});
    }
    if (!digest.empty()) {
      artifacts_[at->second]["hashes"] = {{"sha-256", digest.substr(digest.find(':') + 1)}};
    }
    return at->second;
  }

  Json physical(const Place& place) {
    Json json{{"artifactLocation", {{"uri", uri(place.file)}, {"index", artifact(place.file)}}}};
    if (place.start.line != 0) json["region"] = region(place.start, place.end);
    return json;
  }

  /// The index of the descriptor of a rule, made at its first finding.
  std::size_t rule(const Diagnostic& finding) {
    const auto [at, is_new] = rule_indices_.emplace(finding.id, rules_.size());
    if (!is_new) return at->second;
    Json descriptor{{"id", finding.id}};
    if (!in(finding.why).empty()) {
      descriptor["fullDescription"] = {{"text", sentence(in(finding.why))}};
    }
    std::string help = in(finding.remedy);
    if (!in(finding.basis).empty()) help += (help.empty() ? "" : "\n\n") + in(finding.basis);
    if (!help.empty()) descriptor["help"] = {{"text", help}};
    descriptor["defaultConfiguration"] = {{"level", level(finding.severity)}};
    descriptor["properties"] = {{"waivable", finding.waivable}};
    rules_.push_back(std::move(descriptor));
    return at->second;
  }

  void result(const Report& report, const Diagnostic& finding) {
    Json json{{"ruleId", finding.id}, {"ruleIndex", rule(finding)}};
    // §3.27.9: « open », there is not enough to decide; its level is then « none » (§3.27.10).
    if (finding.state == State::unknown) json["kind"] = "open";
    json["level"] = finding.state == State::unknown ? "none" : level(finding.severity);
    json["message"] = {{"text", sentence(in(finding.message))}};
    json["locations"] = {{{"physicalLocation", physical(finding.place)}}};
    if (!finding.target.key.empty()) {
      json["locations"][0]["logicalLocations"] = {
          {{"fullyQualifiedName", finding.target.key}, {"kind", "element"}}};
      json["partialFingerprints"] = {
          {"paraphe/v1", finding.id + " " + finding.target.key + " " + finding.target.fingerprint}};
    }
    for (const Note& note : finding.notes) related(note, json);
    json["suppressions"] = suppression(finding);
    if (!finding.edits.empty() && report.draft) json["fixes"] = {fix(report, finding)};
    json["properties"] = {{"severity", severity_code(finding.severity)},
                          {"blocking", is_blocking(finding)}};
    results_.push_back(std::move(json));
  }

  void related(const Note& note, Json& json) {
    Json location{{"message", {{"text", sentence(in(note.text))}}}};
    if (note.place) location["physicalLocation"] = physical(*note.place);
    json["relatedLocations"].push_back(std::move(location));
  }

  static Json suppression(const Diagnostic& finding) {
    if (!finding.waiver) return Json::array();
    const Waiver& waiver = *finding.waiver;
    return {{{"kind", "external"},
             {"status", "accepted"},
             {"justification", waiver.reason},
             {"properties",
              {{"id", waiver.id},
               {"authority", waiver.authority},
               {"decided", waiver.decided},
               {"expires", waiver.expires}}}}};
  }

  Json fix(const Report& report, const Diagnostic& finding) {
    Json replacements = Json::array();
    bool safe = true;
    for (const Edit& edit : finding.edits) {
      const Place place = report.draft->place(edit.span);
      replacements.push_back({{"deletedRegion", region(place.start, place.end)},
                              {"insertedContent", {{"text", edit.replacement}}}});
      safe = safe && edit.safe;
    }
    const std::string& remedy = in(finding.remedy);
    return {{"description", {{"text", sentence(remedy.empty() ? in(finding.message) : remedy)}}},
            {"artifactChanges",
             {{{"artifactLocation",
                {{"uri", uri(finding.place.file)}, {"index", artifact(finding.place.file)}}},
               {"replacements", replacements}}}},
            {"properties", {{"safe", safe}}}};
  }

  Json driver() {
    const Edition& edition = options_.edition;
    Json json{{"name", "Paraphe"}};
    if (!edition.program.empty()) json["semanticVersion"] = edition.program;
    json["informationUri"] = "urn:paraphe:rapport:1";  // the program has no page of its own yet
    json["rules"] = rules_;
    return json;
  }

  Json invocation(std::size_t left_out) const {
    // §3.20.14: the run succeeded when it could look at everything, whatever it found.
    return {{"executionSuccessful", code_ <= 1 && left_out == 0}, {"exitCode", code_}};
  }

  /// All entries, applied or not: `suppressions` tell only of those that cover a result.
  static Json waivers_of(const Verdict& verdict) {
    Json all = Json::array();
    for (const Waiver& waiver : verdict.waivers) {
      all.push_back({{"id", waiver.id},
                     {"rule", waiver.rule},
                     {"use", use_code(waiver.use)},
                     {"reason", waiver.reason},
                     {"file", waiver.place.file},
                     {"line", waiver.place.start.line}});
    }
    return all;
  }

  Json run_properties() {
    const Edition& edition = options_.edition;
    return {{"drafts", std::move(drafts_)},
            {"schema", edition_json(edition.schema_version, edition.schema_digest)},
            {"rules", edition_json(edition.rules_version, edition.rules_digest)}};
  }

  const ReportOptions& options_;
  bool suppressions_ = false;
  Json artifacts_ = Json::array();
  Json rules_ = Json::array();
  Json results_ = Json::array();
  Json drafts_ = Json::array();
  int code_ = 0;
  std::map<std::string, std::size_t> artifact_indices_;
  std::map<std::string, std::size_t> rule_indices_;
};

}  // namespace

std::unique_ptr<ReportWriter> sarif_writer(const ReportOptions& options, std::size_t) {
  return std::make_unique<SarifWriter>(options);
}

}  // namespace paraphe
