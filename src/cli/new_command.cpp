// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "check/rule_model.h"
#include "check/schema.h"
#include "cli/clause_library.h"
#include "cli/command.h"
#include "cli/inspection.h"
#include "cli/new_draft.h"
#include "cli/output_file.h"
#include "cli/rule_faults.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

template <class Item>
std::string lines_of(const std::vector<Item>& items, Language language) {
  std::size_t width = 0;
  for (const Item& item : items) width = std::max(width, item.sheet.code.size());
  std::string out;
  for (const Item& item : items) {
    const std::string& until = item.sheet.until;
    out += "  " + item.sheet.code + std::string(width - item.sheet.code.size() + 2, ' ') +
           item.sheet.title.in(language);
    if (!until.empty()) {
      out += Text{" (jusqu’au " + until + ")", " (until " + until + ")"}.in(language);
    }
    out += "\n";
  }
  return out;
}

int list(const ClauseLibrary& library, Language language) {
  std::cout << Text{"Modèles\u00A0:\n", "Models:\n"}.in(language)
            << lines_of(library.models(), language)
            << Text{"\nClauses\u00A0:\n", "\nClauses:\n"}.in(language)
            << lines_of(library.clauses(), language);
  return exit_conform;
}

[[noreturn]] void refuse_to_replace(const std::string& path) {
  throw Stop{exit_output,
             {"«\u00A0" + path +
                  "\u00A0» existe déjà\u00A0: rien n’y est écrit\u202F; donnez un autre nom après "
                  "«\u00A0-o\u00A0», ou «\u00A0--replace\u00A0» pour le remplacer",
              "'" + path +
                  "' exists already: nothing is written; give another name after '-o', or "
                  "'--replace' to replace it"}};
}

/// Errors: throws Stop when something stands at `path`, unless it is to be replaced.
void want_free(const CommandLine& arguments, const std::string& path) {
  std::error_code ignored;
  if (arguments.has("replace") || path == "-") return;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
    refuse_to_replace(path);
}

/// Errors: as want_free, where another process was faster.
void write(const CommandLine& arguments, const std::string& path, const std::string& text) {
  if (!write_output(path, text, arguments.has("replace"))) refuse_to_replace(path);
}

/// A draft that does not match the schema is a fault of the model, not of its reader.
void want_valid(const std::string& draft, const Model& model, Language language) {
  Diagnostics faults;
  const auto read = read_draft(model.sheet.code + ".xml", draft, Limits{}, faults);
  if (read) load_schema(language).validate(*read, faults);
  if (faults.empty()) return;
  std::cerr << rule_fault_lines(faults.items(), language);
  throw Stop{exit_incomplete,
             {"le modèle «\u00A0" + model.sheet.code +
                  "\u00A0» et ses clauses ne font pas un projet que le schéma admette",
              "the model '" + model.sheet.code +
                  "' and its clauses make no draft that the schema allows"}};
}

/// The clauses named after the model. Errors: throws Stop where two of them are the same article.
std::vector<const Clause*> chosen_clauses(const CommandLine& arguments,
                                          const ClauseLibrary& library) {
  const auto& operands = arguments.operands();
  std::vector<const Clause*> chosen;
  for (auto code = operands.begin() + 1; code != operands.end(); ++code) {
    const Clause& clause = library.clause(*code);
    for (const Clause* other : chosen) {
      if (attribute(other->article, "id") != attribute(clause.article, "id")) continue;
      throw Stop{exit_usage,
                 {"«\u00A0" + other->sheet.code + "\u00A0» et «\u00A0" + clause.sheet.code +
                      "\u00A0» sont le même article\u202F; n’en gardez qu’une",
                  "'" + other->sheet.code + "' and '" + clause.sheet.code +
                      "' are the same article; keep one of them"}};
    }
    chosen.push_back(&clause);
  }
  return chosen;
}

/// Says that a file was written, and what comes next; nothing where the text went to a stream.
void tell_written(const std::string& path, const Text& next, Language language) {
  if (path == "-") return;
  std::cerr << Text{"«\u00A0" + path + "\u00A0» est écrit\u202F; " + next.fr + "\n",
                    "'" + path + "' is written; " + next.en + "\n"}
                   .in(language);
}

int write_draft(const CommandLine& arguments, const ClauseLibrary& library, Language language) {
  const Model& model = library.model(arguments.operands()[0]);
  const std::vector<const Clause*> chosen = chosen_clauses(arguments, library);
  const std::string path = arguments.value("output");
  want_free(arguments, path);
  const std::string draft = new_draft(library, model, chosen, schema_address(path));
  want_valid(draft, model, language);
  write(arguments, path, draft);
  tell_written(
      path,
      {"«\u00A0paraphe verifier --gate draft " + path + "\u00A0» dit ce qui reste à compléter",
       "'paraphe check --gate draft " + path + "' tells what is left to complete"},
      language);
  return exit_conform;
}

int print_clause(const CommandLine& arguments, const ClauseLibrary& library, Language language) {
  const auto& operands = arguments.operands();
  const std::string path = arguments.value("output");
  const Clause& clause = library.clause(arguments.value("clause"));
  const Model* model = operands.empty() ? nullptr : &library.model(operands[0]);
  want_free(arguments, path);
  write(arguments, path, clause_text(clause, model));
  tell_written(path,
               {"copiez-en l’article parmi ceux du projet",
                "copy the article in it among those of the draft"},
               language);
  return exit_conform;
}

/// `--list` writes nothing else; with `--clause`, one operand tells the model.
void refuse_together(const CommandLine& arguments) {
  const auto& operands = arguments.operands();
  const bool more = !operands.empty() || arguments.has("clause") || arguments.has("replace") ||
                    arguments.value("output") != "-";
  if (arguments.has("list") && more) {
    throw Stop{
        exit_usage,
        {"«\u00A0--list\u00A0» s’emploie seule\u202F; redirigez-la pour la garder, par exemple "
         "paraphe nouveau --list > liste.txt",
         "'--list' is used alone; redirect it to keep it, for example paraphe new --list > "
         "list.txt"}};
  }
  if (arguments.has("clause") && operands.size() > 1) {
    throw Stop{
        exit_usage,
        {"«\u00A0--clause\u00A0» écrit une clause, pour un modèle au plus\u202F; «\u00A0" +
             operands[1] + "\u00A0» est de trop",
         "'--clause' prints one clause, for one model at most; '" + operands[1] + "' is too much"}};
  }
}

int run(const CommandLine& arguments, Language language) {
  refuse_together(arguments);
  const ClauseLibrary library = ClauseLibrary::read(language);
  if (arguments.has("list")) return list(library, language);
  if (arguments.has("clause")) return print_clause(arguments, library, language);
  if (arguments.operands().empty()) {
    throw Stop{exit_usage,
               {"donnez un modèle\u202F; «\u00A0paraphe nouveau --list\u00A0» en donne la liste",
                "name a model; 'paraphe new --list' lists them"}};
  }
  return write_draft(arguments, library, language);
}

}  // namespace

Command new_command() {
  return {"new",
          "nouveau",
          {"MODÈLE [CLAUSE…] [-o PROJET.xml]", "MODEL [CLAUSE…] [-o DRAFT.xml]"},
          {"écrit un projet à compléter, tiré d’un modèle et de ses clauses",
           "writes a draft to be completed, from a model and its clauses"},
          {{"list",
            'l',
            {},
            {"donne les modèles et les clauses, une ligne chacun",
             "lists the models and the clauses, a line each"},
            {},
            ""},
           {"clause",
            'c',
            {"CLAUSE", "CLAUSE"},
            {"écrit une clause et sa fiche, prêtes à coller dans un projet",
             "prints a clause and its sheet, ready to paste in a draft"},
            {},
            ""},
           {"output",
            'o',
            {"PROJET.xml", "DRAFT.xml"},
            {"fichier où écrire\u202F; sans elle, la sortie standard",
             "file to write; standard output without it"},
            {},
            "-"},
           {"replace",
            0,
            {},
            {"remplace le fichier, s’il existe", "replaces the file where there is one"},
            {},
            ""}},
          run};
}

}  // namespace paraphe
