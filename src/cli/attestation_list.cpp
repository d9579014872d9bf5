// SPDX-License-Identifier: EUPL-1.2
#include "cli/attestation_list.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "cli/input_file.h"
#include "cli/received_json.h"
#include "cli/stop.h"
#include "output/report/edition_json.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = std::size_t{1} << 30U;

std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string indented(const std::string& text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out;
}

Json head(const AttestationEdition& edition) {
  Json json{{"format", "paraphe-attestations-1"},
            {"program", edition.of.program},
            {"schema", edition_json(edition.of.schema_version, edition.of.schema_digest)},
            {"rules", edition_json(edition.of.rules_version, edition.of.rules_digest)}};
  if (!edition.form.empty()) json["template"] = edition.form;
  return json;
}

/// An answer that the same file would get again, whatever the machine.
bool rests_on_the_file(const Json& answer) {
  if (!answer.is_object()) return false;
  for (const char* key : {"file", "digest", "answer"})
    if (!answer.contains(key) || !answer[key].is_string()) return false;
  const auto code = answer.find("exitCode");
  return code != answer.end() && is_exit_code(*code) && answer["answer"] != "incomplete" &&
         answer["answer"] != "not-read";
}

}  // namespace

std::string AttestationList::begin() const {
  Json json = head(edition_);
  if (shard_) json["shard"] = {{"part", shard_->part}, {"of", shard_->of}};
  const std::string text = written(json);
  return text.substr(0, text.size() - 2) + ",\n  \"attestations\": [";
}

std::string AttestationList::add(const std::string& answer) {
  const std::string begin = empty_ ? "\n    " : ",\n    ";
  empty_ = false;
  return begin + indented(answer.substr(0, answer.find_last_not_of('\n') + 1));
}

std::string AttestationList::end(std::size_t left_out) const {
  const std::string key = ",\n  \"leftOut\": " + std::to_string(left_out);
  return (empty_ ? "]" : "\n  ]") + (left_out == 0 ? "" : key) + "\n}\n";
}

struct EarlierAnswers::Held {
  std::map<std::string, Json> by_file;
};

EarlierAnswers::EarlierAnswers() : held_(std::make_unique<Held>()) {}
EarlierAnswers::~EarlierAnswers() = default;
EarlierAnswers::EarlierAnswers(EarlierAnswers&&) noexcept = default;
EarlierAnswers& EarlierAnswers::operator=(EarlierAnswers&&) noexcept = default;

EarlierAnswers EarlierAnswers::read(const std::string& path, const AttestationEdition& edition) {
  EarlierAnswers earlier;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return earlier;
  const std::string bytes = read_input_file(path, most_bytes);
  Json list = is_nested_too_deep(bytes) ? Json() : Json::parse(bytes, nullptr, false);
  if (!list.is_object() || list.value("format", Json()) != "paraphe-attestations-1" ||
      !list.contains("attestations") || !list["attestations"].is_array()) {
    throw Stop{exit_input,
               {"«\u00A0" + path +
                    "\u00A0» n’est pas une liste de réponses à reprendre\u202F; donnez un autre "
                    "nom après «\u00A0-o\u00A0»",
                "'" + path + "' is no list of answers to resume; give another name after '-o'"}};
  }
  const Json own = head(edition);
  for (const char* key : {"program", "schema", "rules", "template"})
    if (list.value(key, Json()) != own.value(key, Json())) return earlier;
  for (Json& answer : list["attestations"]) {
    if (!rests_on_the_file(answer)) continue;
    std::string file = answer["file"];
    earlier.held_->by_file.insert_or_assign(std::move(file), std::move(answer));
  }
  return earlier;
}

std::optional<EarlierAnswers::Answer> EarlierAnswers::of(const std::string& file,
                                                         std::string_view bytes) const {
  const auto found = held_->by_file.find(file);
  if (found == held_->by_file.end()) return std::nullopt;
  if (found->second["digest"] != "sha256:" + hexadecimal(sha256(bytes))) return std::nullopt;
  return Answer{written(found->second), found->second["exitCode"].get<int>()};
}

}  // namespace paraphe
