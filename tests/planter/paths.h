// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/draft.h"

namespace paraphe::planter {

/// XPath over a draft, in the terms of the catalogue: prefixes c (drafts), g (registers) and s
/// (functions below); `$ici`, the place of the defect; `$registre`, the roots of the registers.
///
/// s:lettres(n) « quatre »; s:date(iso) « 21 septembre 2021 »; s:jour(iso) « mardi »;
/// s:autre-jour(iso) a weekday that it is not; s:plus(iso, duration); s:majuscule(s) and
/// s:minuscule(s) the first letter; s:duree(iso) « quatre ans »; s:euros(n) « deux cents euros ».
class Paths {
 public:
  Paths(const Draft& draft, const std::vector<const Draft*>& registers);
  ~Paths();
  Paths(const Paths&) = delete;
  Paths& operator=(const Paths&) = delete;

  /// In the order of the document. Throws std::runtime_error when it is no path.
  std::vector<xmlNode*> nodes(const std::string& path, xmlNode* here);
  /// `text` with each `{…}` replaced by the value of that XPath, as XML.
  std::string filled(std::string_view text, xmlNode* here);

 private:
  xmlXPathObject* evaluate(const std::string& path, xmlNode* here);

  const Draft& draft_;
  xmlXPathContext* context_;
};

}  // namespace paraphe::planter
