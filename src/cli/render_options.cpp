// SPDX-License-Identifier: EUPL-1.2
#include "cli/render_options.h"

#include <charconv>

#include "cli/batch.h"
#include "cli/check_options.h"
#include "cli/inputs.h"
#include "cli/inspection.h"
#include "cli/shard.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

std::optional<int> number_of_original(const CommandLine& arguments) {
  if (!arguments.has("original")) return std::nullopt;
  const std::string text = arguments.value("original");
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  throw Stop{exit_usage,
             {"« --original » attend un numéro : 1 pour le premier original",
              "'--original' expects a number: 1 for the first original"}};
}

void refuse_proof(const CommandLine& arguments) {
  if (!arguments.has("for-signature")) {
    throw Stop{exit_usage,
               {"« --proof » ne vaut que pour un texte à signer : ajoutez « --for-signature »",
                "'--proof' is for a text to be signed: add '--for-signature'"}};
  }
  const std::string proof = arguments.value("proof");
  if (arguments.value("output") == "-" || proof == "-" || proof == arguments.value("output") ||
      proof == arguments.value("signatures")) {
    throw Stop{exit_usage,
               {"la preuve et le PDF sont deux fichiers : donnez à chacun son nom",
                "the proof and the PDF are two files: give each a name of its own"}};
  }
}

/// A numbered original is a paper: it takes neither what is for a platform nor a second number.
void refuse_together(const CommandLine& arguments) {
  const auto refuse_both = [&](const char* one, const char* other) {
    if (!arguments.has(one) || !arguments.has(other)) return;
    const std::string first = std::string("--") + one, second = std::string("--") + other;
    throw Stop{exit_usage,
               {"« " + first + " » et « " + second + " » ne vont pas ensemble",
                "'" + first + "' and '" + second + "' do not go together"}};
  };
  refuse_both("originals", "original");
  refuse_both("originals", "text-tags");
  refuse_both("originals", "signatures");
  refuse_both("original", "text-tags");
  if (arguments.has("proof")) refuse_proof(arguments);
  if (arguments.has("originals") && arguments.value("output") == "-") {
    throw Stop{exit_usage,
               {"« --originals » écrit plusieurs fichiers : donnez un nom après « -o »",
                "'--originals' writes several files: give a name after '-o'"}};
  }
  if (arguments.has("signatures") && arguments.value("signatures") == arguments.value("output")) {
    throw Stop{exit_usage,
               {"la liste des signatures et le PDF ne peuvent pas être le même fichier",
                "the list of signatures and the PDF cannot be the same file"}};
  }
}

}  // namespace

RenderOptions render_options(const CommandLine& arguments, const std::vector<std::string>& inputs) {
  refuse_together(arguments);
  for (const char* name : {"output", "signatures", "proof"})
    keep_inputs(inputs, arguments.value(name));
  RenderOptions options;
  options.for_signature = arguments.has("for-signature");
  choose_reference(arguments, options.for_signature, options.checking);
  choose_register(arguments, options.checking);
  options.checking.waivers = choose_waivers(arguments, inputs);
  options.form = arguments.value("template");
  options.embed_source = arguments.value("embed") == "source";
  options.strike = arguments.has("strike");
  options.text_tags = arguments.has("text-tags");
  options.resume = arguments.has("resume");
  options.originals = arguments.has("originals");
  options.original = number_of_original(arguments);
  options.signatures = arguments.value("signatures");
  options.proof = arguments.value("proof");
  return options;
}

std::vector<Option> render_option_table() {
  return {{"output",
           'o',
           {"FICHIER", "FILE"},
           {"fichier à écrire («\u00A0-\u00A0»\u00A0: sortie standard)\u202F; de plusieurs "
            "projets, le dossier",
            "file to write ('-': standard output); of several drafts, the folder"},
           {},
           ""},
          {"for-signature",
           0,
           {},
           {"sans « PROJET » ; refuse un texte non conforme",
            "without « PROJET »; refuses a draft that is not conform"},
           {},
           ""},
          {"template",
           't',
           {"GABARIT", "TEMPLATE"},
           {"gabarit : sobre, institutionnel, grands-caracteres, ou le chemin du vôtre (sobre)",
            "template: sobre, institutionnel, grands-caracteres, or the path of your own (sobre)"},
           {},
           "sobre",
           false,
           true},
          {"embed",
           0,
           {"QUOI", "WHAT"},
           {"ce que le PDF emporte : le texte source, ou rien",
            "what the PDF carries: the source, or nothing"},
           {"source", "none"},
           "source"},
          {"originals",
           0,
           {},
           {"un fichier par original, numéroté et destiné à sa partie : "
            "FICHIER-original-1-PARTIE.pdf…",
            "one file an original, with its number and party: FILE-original-1-PARTY.pdf…"},
           {},
           ""},
          {"original",
           0,
           {"N", "N"},
           {"le seul original de ce numéro", "only the original of that number"},
           {},
           ""},
          {"signatures",
           0,
           {"FICHIER", "FILE"},
           {"écrit aussi, en JSON, les champs de signature et leur place",
            "also writes, as JSON, the signature fields and where they stand"},
           {},
           "",
           true},
          {"proof",
           0,
           {"FICHIER", "FILE"},
           {"écrit aussi, avec « --for-signature », l’archive qui prouve le PDF : source, rapport, "
            "dérogations, texte voté, règles",
            "also writes, with '--for-signature', the archive that proves the PDF: source, report, "
            "waivers, text voted, rules"},
           {},
           "",
           true},
          {"text-tags",
           0,
           {},
           {"pour une plateforme : dans chaque cadre, invisible, la balise du gabarit "
            "(#signature1#…)",
            "for a platform: in each box, unseen, the tag of the template (#signature1#…)"},
           {},
           ""},
          {"strike",
           0,
           {},
           {"barre d’un Z la place libre au bas des pages",
            "strikes out with a Z the room left at the foot of pages"},
           {},
           ""},
          {"as-of",
           0,
           {"DATE", "DATE"},
           {"date de référence, année-mois-jour, écrite dans le fichier",
            "reference date, year-month-day, written in the file"},
           {},
           ""},
          jobs_option(),
          shard_option(),
          {"resume",
           0,
           {},
           {"de plusieurs projets, n’imprime pas de nouveau ce qui l’est déjà, à l’identique",
            "of several drafts, leaves out what is printed already, just the same"},
           {},
           ""},
          register_option(),
          waivers_option()};
}

}  // namespace paraphe
