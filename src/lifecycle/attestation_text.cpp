// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/attestation.h"
#include "output/report/keywords.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  void line(const Text& text, int depth = 1) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text.in(language_) + "\n";
  }
  void item(const Text& text, int depth = 1) {
    out_ +=
        std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- " + text.in(language_) + "\n";
  }
  void sentence(const Text& text) { out_ += capitalised(text.in(language_)) + ".\n"; }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

Text digest_words(const SignatureSeen& signature) {
  if (!signature.digest_matches)
    return {"l’empreinte signée n’est pas celle de ces octets",
            "the digest that was signed is not that of these bytes"};
  if (!signature.intact)
    return {"l’empreinte est juste, mais la clé du certificat n’a pas fait cette signature",
            "the digest is right, but the key of the certificate did not make this signature"};
  return {"l’empreinte signée est celle de ces octets",
          "the digest that was signed is that of these bytes"};
}

Text cover_words(const SignatureSeen& signature) {
  if (signature.whole_file) return {"couvre tout le fichier", "covers the whole file"};
  if (signature.covers)
    return {"couvre tout ce qui précède, non ce qui suit",
            "covers all before it, not what follows"};
  return {"ne couvre pas tout le fichier d’alors", "does not cover all of the file of that time"};
}

void write_signature(const SignatureSeen& signature, Writer& out) {
  const std::string who = signature.signer.empty() ? "?" : signature.signer;
  const std::string when = signature.time.empty() ? "" : ", " + signature.time;
  if (signature.timestamp) {
    out.item(
        {"horodatage du document par " + who + when, "timestamp of the document by " + who + when},
        2);
  } else {
    out.item({"« " + signature.field + " » signé par " + who + when,
              "'" + signature.field + "' signed by " + who + when},
             2);
  }
  const Text digest = digest_words(signature), cover = cover_words(signature);
  out.line({signature.sub_filter + ", " + signature.digest + "\u00A0; " + cover.fr + "\u00A0; " +
                digest.fr,
            signature.sub_filter + ", " + signature.digest + "; " + cover.en + "; " + digest.en},
           3);
}

Text harmless_words(const std::string& what) {
  if (what == "appearance") return {"l’aspect du champ signé", "the look of the signed field"};
  if (what == "flags") return {"les drapeaux du formulaire", "the flags of the form"};
  if (what == "metadata")
    return {"l’outil et la date de modification", "the tool and date of change"};
  if (what == "validation-data")
    return {"de quoi valider les signatures (DSS)", "data to validate signatures with (DSS)"};
  if (what == "hidden-field")
    return {"un champ de signature invisible", "a signature field that shows nothing"};
  if (what == "certification") return {"une certification", "a certification"};
  return {"les extensions du format", "extensions of the format"};
}

void write_revisions(const Attestation& attestation, Writer& out) {
  bool any = false;
  for (const Revision& revision : attestation.revisions) {
    const std::string number = std::to_string(revision.number);
    const std::string begin = std::to_string(revision.begin), end = std::to_string(revision.end);
    out.line({"révision " + number + ", octets " + begin + " à " + end + "\u00A0:",
              "revision " + number + ", bytes " + begin + " to " + end + ":"});
    for (const SignatureSeen& signature : revision.signatures) {
      write_signature(signature, out);
      any = true;
    }
    for (const std::string& what : revision.harmless) {
      const Text words = harmless_words(what);
      out.item({"touche aussi, sans conséquence\u00A0: " + words.fr,
                "also touches, of no consequence: " + words.en},
               2);
    }
  }
  if (any) {
    out.line(
        {"qui sont ces certificats, et s’ils étaient valables, un validateur le dit (DSS)",
         "who these certificates are, and whether they held, is for a validator to say (DSS)"});
  }
}

void write_against(const AgainstDraft& against, Writer& out) {
  if (against.same) return;
  const std::string line = std::to_string(against.place.start.line);
  out.item({against.file + ":" + line + "\u00A0: le PDF dit " + against.found.fr + ", le projet " +
                against.expected.fr,
            against.file + ":" + line + ": the PDF says " + against.found.en + ", the draft " +
                against.expected.en});
}

/// « conform », as a report as JSON writes it, in words.
Text words_of(const std::string& verdict) {
  for (const auto kind : {Verdict::Kind::conforming, Verdict::Kind::conforming_with_waivers,
                          Verdict::Kind::not_conforming}) {
    if (verdict == kind_code(kind)) return verdict_words(kind);
  }
  return verdict_words(Verdict::Kind::incomplete);
}

void write_proof(const ProofAttestation& proof, Writer& out) {
  if (!proof.holds())
    return out.item({"preuve « " + proof.file + " »\u00A0: " + proof.refusal.fr,
                     "proof '" + proof.file + "': " + proof.refusal.en});
  const Text then = words_of(proof.verdict), today = words_of(proof.verdict_today);
  out.item({"preuve « " + proof.file + " », inchangée\u00A0: " + then.fr +
                " selon les règles qu’elle contient, au " + proof.reference,
            "proof '" + proof.file + "', unchanged: " + then.en +
                " by the rules that it holds, on " + proof.reference});
  out.item({"le même projet, selon les règles d’aujourd’hui\u00A0: " + today.fr,
            "the same draft, by today’s rules: " + today.en});
  for (const Text& change : proof.changes) out.item(change, 2);
}

}  // namespace

std::string write_attestation_line(const Attestation& attestation, Language language) {
  return attestation.file + (language == Language::fr ? "\u00A0: " : ": ") +
         answer_sentence(attestation).in(language);
}

std::string write_attestation(const Attestation& attestation, Language language) {
  Writer out(language);
  out.sentence(answer_sentence(attestation));
  if (attestation.against) write_against(*attestation.against, out);
  for (const Difference& difference : attestation.differences)
    out.item(difference_sentence(difference));
  if (attestation.kind == Attestation::Kind::different && !attestation.differences.empty() &&
      !attestation.reason.empty())
    out.line(attestation.reason);
  write_revisions(attestation, out);
  if (attestation.proof) write_proof(*attestation.proof, out);
  if (attestation.pages > 0 && attestation.statement) {
    const Statement& statement = *attestation.statement;
    const std::string pages = std::to_string(attestation.pages);
    const std::string what = statement.program + ", gabarit « " + statement.template_name + " »";
    out.line({"imprimé par " + what + ", " + pages + " pages" +
                  (statement.for_signature ? ", pour signature" : ", à l’état de projet"),
              "printed by " + statement.program + ", template '" + statement.template_name + "', " +
                  pages + " pages" +
                  (statement.for_signature ? ", for signature" : ", as a draft")});
    if (statement.libraries != attestation.libraries)
      out.line({"avec " + statement.libraries + "\u00A0; ici " + attestation.libraries,
                "with " + statement.libraries + "; here " + attestation.libraries});
  }
  if (attestation.rules)
    out.line({"selon les règles d’aujourd’hui\u00A0: " + attestation.rules->sentence.fr,
              "by today’s rules: " + attestation.rules->sentence.en});
  return out.take();
}

}  // namespace paraphe
