// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/attestation.h"

#include <algorithm>

namespace paraphe {
namespace {

using Kind = Attestation::Kind;

std::string guillemets(const std::string& text) { return "«\u00A0" + text + "\u00A0»"; }

/// How many signatures were put, timestamps apart.
std::size_t signature_count(const Attestation& attestation) {
  const auto all = attestation.signatures();
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const SignatureSeen& each) { return !each.timestamp; }));
}

/// « signé 2 fois » or what came behind it instead.
Text signed_since(const Attestation& attestation) {
  const std::size_t count = signature_count(attestation);
  if (count == 0) return {"complété sans signature", "added to without a signature"};
  if (count == 1) return {"signé une fois", "signed once"};
  const std::string number = std::to_string(count);
  return {"signé " + number + " fois", "signed " + number + " times"};
}

Text source_words(const Attestation& attestation) {
  if (!attestation.against) return {"son texte source", "its own source"};
  const std::string& file = attestation.against->file;
  return {guillemets(file), "'" + file + "'"};
}

Text attested(const Attestation& attestation) {
  const Text source = source_words(attestation);
  Text text{"ce PDF est celui que donne " + source.fr,
            "this PDF is the one that " + source.en + " gives"};
  if (attestation.kind == Kind::other_versions) {
    text.fr +=
        ", page par page et partie par partie, écrit par d’autres versions des bibliothèques";
    text.en += ", page by page and part by part, written by other versions of the libraries";
  } else {
    text.fr += ", octet pour octet";
    text.en += ", byte for byte";
  }
  if (attestation.revisions.empty()) return text;
  const Text since = signed_since(attestation);
  return {text.fr + ", puis " + since.fr + "\u202F; rien d’autre n’y a changé",
          text.en + ", then " + since.en + "; nothing else was changed"};
}

Text not_attested(const Attestation& attestation) {
  if (attestation.against && !attestation.against->same && attestation.differences.empty()) {
    const Text source = source_words(attestation);
    return {"le texte de ce PDF n’est pas celui de " + source.fr,
            "the text of this PDF is not that of " + source.en};
  }
  const Text source = source_words(attestation);
  const bool later =
      !attestation.differences.empty() && attestation.differences.front().revision > 0;
  Text text = later ? Text{"ce PDF a changé depuis qu’il est imprimé",
                           "this PDF has changed since it was printed"}
                    : Text{"ce PDF n’est pas celui que donne " + source.fr,
                           "this PDF is not the one that " + source.en + " gives"};
  if (attestation.differences.empty()) {
    if (attestation.reason.empty()) return text;
    return {text.fr + "\u00A0: " + attestation.reason.fr, text.en + ": " + attestation.reason.en};
  }
  const Text first = difference_sentence(attestation.differences.front());
  return {text.fr + "\u00A0: " + first.fr, text.en + ": " + first.en};
}

/// A sentence that attests, and what the proof file adds to it.
Text with_proof(Text sentence, const Attestation& attestation) {
  if (!attestation.proof) return sentence;
  const bool holds = attestation.proof->holds();
  return {
      sentence.fr + (holds ? "\u202F; sa preuve est bien la sienne"
                           : "\u202F; mais le fichier de preuve ne le prouve pas"),
      sentence.en + (holds ? "; its proof is its own" : "; but the proof file does not prove it")};
}

}  // namespace

std::vector<SignatureSeen> Attestation::signatures() const {
  std::vector<SignatureSeen> all;
  for (const Revision& revision : revisions)
    all.insert(all.end(), revision.signatures.begin(), revision.signatures.end());
  return all;
}

int Attestation::exit_code() const {
  switch (kind) {
    case Kind::identical:
    case Kind::signed_only:
    case Kind::other_versions:
      if (against && !against->same) return 6;
      if (proof && !proof->holds()) return proof->readable ? 6 : 3;
      return 0;
    case Kind::different:
      return 6;
    case Kind::unreadable:
      return 3;
    case Kind::not_read:
      return failure;
    case Kind::no_source:
    case Kind::incomplete:
      break;
  }
  return 4;
}

bool holds(const SignatureSeen& signature) {
  return signature.covers && signature.digest_matches && signature.intact;
}

void conclude(Attestation& attestation) {
  for (const Revision& revision : attestation.revisions) {
    for (const Difference& change : revision.changes)
      add_difference(attestation.differences, change);
    for (const SignatureSeen& signature : revision.signatures)
      if (!holds(signature))
        add_difference(
            attestation.differences,
            {{Part::Kind::field, 0, signature.field}, Change::unsound, {}, {}, revision.number});
    const auto& harmless = revision.harmless;
    const bool validation =
        std::find(harmless.begin(), harmless.end(), "validation-data") != harmless.end();
    if (revision.signatures.empty() && revision.changes.empty() && !validation)
      add_difference(attestation.differences,
                     {{Part::Kind::references, 0, {}}, Change::added, {}, {}, revision.number});
  }
  if (!attestation.differences.empty()) {
    attestation.kind = Kind::different;
  } else if (attestation.kind == Kind::identical && !attestation.revisions.empty()) {
    attestation.kind = Kind::signed_only;
  }
}

Text answer_sentence(const Attestation& attestation) {
  switch (attestation.kind) {
    case Kind::identical:
    case Kind::signed_only:
    case Kind::other_versions:
      if (attestation.against && !attestation.against->same) return not_attested(attestation);
      return with_proof(attested(attestation), attestation);
    case Kind::different:
      return not_attested(attestation);
    case Kind::not_read:
      return attestation.reason;
    case Kind::no_source:
    case Kind::unreadable:
    case Kind::incomplete:
      break;
  }
  return {"ce PDF n’a pas pu être attesté\u00A0: " + attestation.reason.fr,
          "this PDF could not be attested: " + attestation.reason.en};
}

}  // namespace paraphe
