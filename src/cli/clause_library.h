// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"

namespace paraphe {

/// What a clause or a model says of itself. All but the title is French, as drafts are.
struct Sheet {
  std::string code;  ///< the name of its file
  Text title;
  std::string use, choice;
  std::vector<std::string> to_complete;
  std::vector<std::string> bases;  ///< « code civil, art. 1193, par analogie (https://…) »
  std::string since, until;        ///< ISO 8601 days, the basis in force; may be empty
};

/// An article ready to serve, and the data it refers to that live elsewhere in a draft.
struct Clause {
  Sheet sheet;
  std::string subject;  ///< of what it treats: a value of `objet` of an article
  Draft file;
  const xmlNode* article = nullptr;
  std::vector<const xmlNode*> data;
};

/// A draft with marks where clauses and their data go.
struct Model {
  Sheet sheet;
  std::string the, of_the, to_the;  ///< « le présent protocole », « du… », « au… »
  Draft file;
  const xmlNode* agreement = nullptr;
};

/// The clauses and models of an installation: every file of `templates/clauses` and
/// `templates/modeles`, which `schemas/modele.xsd` describes.
class ClauseLibrary {
 public:
  /// Errors: throws Stop with exit_incomplete when one of them cannot be used, after listing on
  /// standard error what is wrong, each with its place.
  static ClauseLibrary read(Language language);

  const std::vector<Clause>& clauses() const { return clauses_; }
  const std::vector<Model>& models() const { return models_; }
  /// Errors: throws Stop with exit_usage when nothing has this name, and tells the nearest.
  const Clause& clause(const std::string& code) const;
  const Model& model(const std::string& code) const;

 private:
  std::vector<Clause> clauses_;
  std::vector<Model> models_;
};

/// `paraphe:modele` in a tree: an element of the vocabulary of `schemas/modele.xsd` of this name;
/// any, when it is empty.
bool is_mark(const xmlNode* node, std::string_view name = {});

}  // namespace paraphe
