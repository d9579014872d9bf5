// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "lifecycle/attestation.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

Json text(const Text& text) { return {{"fr", text.fr}, {"en", text.en}}; }

const char* code(Attestation::Kind kind) {
  switch (kind) {
    case Attestation::Kind::identical:
      return "identical";
    case Attestation::Kind::signed_only:
      return "signed";
    case Attestation::Kind::other_versions:
      return "other-versions";
    case Attestation::Kind::different:
      return "different";
    case Attestation::Kind::no_source:
      return "no-source";
    case Attestation::Kind::unreadable:
      return "unreadable";
    case Attestation::Kind::not_read:
      return "not-read";
    case Attestation::Kind::incomplete:
      break;
  }
  return "incomplete";
}

Json of(const Difference& difference) {
  Json json = {{"part", part_code(difference.part.kind)},
               {"change", change_code(difference.change)}};
  if (difference.part.page > 0) json["page"] = difference.part.page;
  if (!difference.part.name.empty()) json["name"] = difference.part.name;
  if (difference.revision > 0) json["revision"] = difference.revision;
  if (!difference.found.empty()) json["found"] = difference.found;
  if (!difference.expected.empty()) json["expected"] = difference.expected;
  json["message"] = text(difference_sentence(difference));
  return json;
}

Json of(const SignatureSeen& signature) {
  return {{"field", signature.field},
          {"kind", signature.timestamp ? "timestamp" : "signature"},
          {"signer", signature.signer},
          {"subject", signature.subject},
          {"subFilter", signature.sub_filter},
          {"time", signature.time},
          {"digestAlgorithm", signature.digest},
          {"byteRange", signature.range},
          {"coversRevision", signature.covers},
          {"coversFile", signature.whole_file},
          {"digestMatches", signature.digest_matches},
          {"intact", signature.intact},
          {"trust", "not-evaluated"}};
}

Json of(const Revision& revision);

template <typename T>
Json list(const std::vector<T>& all) {
  Json json = Json::array();
  for (const T& each : all) json.push_back(of(each));
  return json;
}

Json of(const Revision& revision) {
  return {{"number", revision.number},     {"begin", revision.begin},
          {"end", revision.end},           {"signatures", list(revision.signatures)},
          {"harmless", revision.harmless}, {"changes", list(revision.changes)}};
}

Json of(const Statement& statement) {
  Json json = {{"program", statement.program},
               {"libraries", statement.libraries},
               {"template", statement.template_name},
               {"forSignature", statement.for_signature},
               {"embedsSource", statement.embeds}};
  if (statement.original) json["original"] = *statement.original;
  if (statement.as_of) json["asOf"] = to_string(*statement.as_of);
  if (!statement.source_digest.empty()) json["sourceDigest"] = "sha256:" + statement.source_digest;
  if (!statement.template_digest.empty())
    json["templateDigest"] = "sha256:" + statement.template_digest;
  if (!statement.rules_digest.empty()) json["rulesDigest"] = "sha256:" + statement.rules_digest;
  return json;
}

Json of(const ProofAttestation& proof) {
  Json json = {{"file", proof.file}, {"holds", proof.holds()}};
  if (!proof.holds()) {
    json["refusal"] = text(proof.refusal);
    return json;
  }
  json["pdf"] = proof.pdf;
  json["verdict"] = proof.verdict;
  json["referenceDate"] = proof.reference;
  json["verdictToday"] = proof.verdict_today;
  json["changes"] = Json::array();
  for (const Text& change : proof.changes) json["changes"].push_back(text(change));
  return json;
}

Json of(const AgainstDraft& against) {
  Json json = {{"file", against.file}, {"same", against.same}};
  if (against.same) return json;
  json["line"] = against.place.start.line;
  json["column"] = against.place.start.column;
  json["found"] = text(against.found);
  json["expected"] = text(against.expected);
  return json;
}

}  // namespace

std::string write_attestation_json(const Attestation& attestation) {
  Json json = {{"format", "paraphe-attestation-1"},
               {"program", PARAPHE_VERSION},
               {"file", attestation.file}};
  if (attestation.kind != Attestation::Kind::not_read) {
    json["digest"] = "sha256:" + attestation.digest;
    json["bytes"] = attestation.bytes;
  }
  json["answer"] = code(attestation.kind);
  json["attested"] = attestation.exit_code() == 0;
  json["sentence"] = text(answer_sentence(attestation));
  json["exitCode"] = attestation.exit_code();
  if (attestation.printed > 0)
    json["print"] = {{"bytes", attestation.printed},
                     {"digest", "sha256:" + attestation.print_digest},
                     {"pages", attestation.pages},
                     {"libraries", attestation.libraries}};
  if (attestation.statement) json["statement"] = of(*attestation.statement);
  json["differences"] = list(attestation.differences);
  json["revisions"] = list(attestation.revisions);
  if (attestation.rules)
    json["rules"] = {{"conform", attestation.rules->conform},
                     {"sentence", text(attestation.rules->sentence)},
                     {"blocking", attestation.rules->blocking}};
  if (attestation.against) json["against"] = of(*attestation.against);
  if (attestation.proof) json["proof"] = of(*attestation.proof);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace paraphe
