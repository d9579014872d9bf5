// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <set>
#include <string_view>

#include "lifecycle/examination.h"

namespace paraphe {

/// Whether `pdf` is a revision of the file whose cross-references stand at `table`: it says so, it
/// is not encrypted, and it has one table only.
bool follows(QPDF& pdf, std::size_t table);

/// Holds what each revision changed against what a signature may change: the value and the
/// appearance of an empty signature field, the flags of the form, hidden fields of signature, data
/// to validate with (DSS), extensions of the format, dates and tool in the metadata. Any other
/// object that was there and is no longer the same is named by the part it belongs to.
/// Source: ISO 32000-1, 7.5.6, 12.7 and 12.8; ETSI EN 319 142-1, 5.
class RevisionChecker {
 public:
  explicit RevisionChecker(QPDF& print);

  /// `pdf`: the bytes up to the end of the revision, `last`: it is the last one.
  void check(QPDF& before, QPDF& after, std::string_view pdf, bool last, Revision& revision);

 private:
  using Object = QPDFObjectHandle;

  void changed(const QPDFObjGen& id);
  void catalog(Object before, Object after);
  void form(Object before, Object after);
  void fields(Object before, Object after);
  void field(Object before, Object after);
  void new_field(Object after);
  void page(Object before, Object after, int number);
  void information(Object before, Object after);
  void metadata(Object before, Object after);
  void signature(Object field);
  void harmless(const char* what);
  void bad(Part part, Change change = Change::revised);
  bool is_listed(const QPDFObjGen& id);
  bool reachable(const QPDFObjGen& id);
  Part part_of(const QPDFObjGen& id);
  void note_new_references();

  QPDF* before_ = nullptr;
  QPDF* after_ = nullptr;
  std::string_view pdf_;
  bool last_ = false;
  Revision* revision_ = nullptr;
  std::set<QPDFObjGen> touched_;      ///< objects that the revision brought or gave again
  std::set<QPDFObjGen> awaited_;      ///< what later objects refer to that did not exist
  std::map<QPDFObjGen, Part> parts_;  ///< of `before_`, without its validation data
  bool mapped_ = false;
  std::map<QPDFObjGen, int> pages_;  ///< of the print
};

}  // namespace paraphe
