// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/pdf/revision_check.h"

#include <algorithm>

#include "lifecycle/pdf/object_parts.h"
#include "lifecycle/pdf/reader.h"
#include "lifecycle/pdf/signature.h"

namespace paraphe {
namespace {

using Kind = Part::Kind;
using Object = QPDFObjectHandle;
using Table = std::map<QPDFObjGen, QPDFXRefEntry>;

bool same_entry(const QPDFXRefEntry& one, const QPDFXRefEntry& other) {
  if (one.getType() != other.getType()) return false;
  if (one.getType() == 1) return one.getOffset() == other.getOffset();
  return one.getType() != 2 || (one.getObjStreamNumber() == other.getObjStreamNumber() &&
                                one.getObjStreamIndex() == other.getObjStreamIndex());
}

bool is_signature_field(Object object) {
  return object.isDictionary() && object.getKey("/FT").isName() &&
         object.getKey("/FT").getName() == "/Sig";
}

/// A value with what it refers to as references: two that write the same are the same.
std::string written(Object value) { return value.unparse(); }

std::set<std::string> keys_that_differ(Object before, Object after) {
  std::set<std::string> keys = before.getKeys();
  keys.merge(after.getKeys());
  std::set<std::string> differ;
  for (const std::string& key : keys)
    if (written(before.getKey(key)) != written(after.getKey(key))) differ.insert(key);
  return differ;
}

/// A box without surface: nothing can show in it.
bool is_hidden(Object field) {
  Object box = field.getKey("/Rect");
  if (!box.isRectangle()) return true;
  const auto rectangle = box.getArrayAsRectangle();
  return rectangle.llx == rectangle.urx || rectangle.lly == rectangle.ury;
}

bool is_one_of(const std::string& key, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const char* each) { return key == each; });
}

}  // namespace

bool follows(QPDF& pdf, std::size_t table) {
  Object trailer = pdf.getTrailer(), before = trailer.getKey("/Prev");
  return before.isInteger() && before.getIntValue() == static_cast<long long>(table) &&
         !trailer.hasKey("/XRefStm") && !pdf.isEncrypted() && pdf.getRoot().isDictionary();
}

RevisionChecker::RevisionChecker(QPDF& print) {
  int number = 0;
  for (Object& page : pages_of(print)) pages_[page.getObjGen()] = ++number;
}

void RevisionChecker::check(QPDF& before, QPDF& after, std::string_view pdf, bool last,
                            Revision& revision) {
  before_ = &before;
  after_ = &after;
  pdf_ = pdf;
  last_ = last;
  revision_ = &revision;
  mapped_ = false;
  touched_.clear();
  const Table old_table = before.getXRefTable(), new_table = after.getXRefTable();
  for (const auto& [id, entry] : new_table) {
    const auto old = old_table.find(id);
    if (old != old_table.end() && same_entry(old->second, entry)) continue;
    touched_.insert(id);
    if (old != old_table.end() || awaited_.count(id) != 0) changed(id);
  }
  for (const auto& [id, entry] : old_table)
    if (new_table.count(id) == 0) changed(id);  // taken away, or under another generation
  Object old_root = before.getRoot(), new_root = after.getRoot();
  if (old_root.getObjGen() != new_root.getObjGen()) catalog(old_root, new_root);
  Object old_facts = before.getTrailer().getKey("/Info"),
         new_facts = after.getTrailer().getKey("/Info");
  if (old_facts.getObjGen() != new_facts.getObjGen()) information(old_facts, new_facts);
  note_new_references();
}

/// An object that was there, or was waited for, and has changed: by what it is, what may change.
void RevisionChecker::changed(const QPDFObjGen& id) {
  Object before = before_->getObjectByObjGen(id), after = after_->getObjectByObjGen(id);
  Object root = before_->getRoot();
  const auto is = [&](Object each) { return each.isIndirect() && each.getObjGen() == id; };
  if (is(root)) return catalog(before, after);
  if (is(root.getKey("/AcroForm"))) return form(before, after);
  if (is(root.getKey("/Metadata"))) return metadata(before, after);
  if (is(before_->getTrailer().getKey("/Info"))) return information(before, after);
  if (const auto page = pages_.find(id); page != pages_.end())
    return this->page(before, after, page->second);
  if (is_signature_field(before) && is_listed(id)) return field(before, after);
  if (reachable(id)) return bad(part_of(id));
  if (validation_objects(*before_).count(id) != 0) harmless("validation-data");
}

/// Whether the form lists the field.
bool RevisionChecker::is_listed(const QPDFObjGen& id) {
  Object form = before_->getRoot().getKey("/AcroForm");
  Object all = form.isDictionary() ? form.getKey("/Fields") : Object::newNull();
  for (int i = 0; all.isArray() && i < all.getArrayNItems(); ++i)
    if (all.getArrayItem(i).isIndirect() && all.getArrayItem(i).getObjGen() == id) return true;
  return false;
}

void RevisionChecker::catalog(Object before, Object after) {
  if (!before.isDictionary() || !after.isDictionary()) return bad({Kind::catalogue, 0, {}});
  for (const std::string& key : keys_that_differ(before, after)) {
    Object old = before.getKey(key), now = after.getKey(key);
    if (key == "/DSS") {
      harmless("validation-data");
    } else if (key == "/Extensions" || key == "/Version") {
      harmless("extensions");
    } else if (key == "/AcroForm") {
      form(old, now);
    } else if (key == "/Metadata") {
      metadata(old, now);
    } else if (key == "/Perms" && now.isDictionary() &&
               now.getKeys() == std::set<std::string>{"/DocMDP"}) {
      harmless("certification");
    } else {
      bad(part_of_catalog_key(key));
    }
  }
}

void RevisionChecker::form(Object before, Object after) {
  if (!after.isDictionary() || (!before.isDictionary() && !before.isNull()))
    return bad({Kind::field, 0, {}});
  Object old = before.isDictionary() ? before : Object::newDictionary();
  for (const std::string& key : keys_that_differ(old, after)) {
    if (key == "/Fields") {
      fields(old.getKey(key), after.getKey(key));
    } else if (is_one_of(key, {"/SigFlags", "/DR", "/DA"})) {
      harmless("flags");
    } else {
      bad({Kind::field, 0, {}});
    }
  }
}

/// Fields stay in their order; what is added to them is a field of signature that shows nothing.
void RevisionChecker::fields(Object before, Object after) {
  const int old = before.isArray() ? before.getArrayNItems() : 0;
  if (!after.isArray() || after.getArrayNItems() < old) return bad({Kind::field, 0, {}});
  for (int i = 0; i < old; ++i)
    if (written(before.getArrayItem(i)) != written(after.getArrayItem(i)))
      return bad({Kind::field, 0, {}});
  for (int i = old; i < after.getArrayNItems(); ++i) new_field(after.getArrayItem(i));
}

void RevisionChecker::new_field(Object after) {
  const std::string name = is_signature_field(after) && after.getKey("/T").isString()
                               ? after.getKey("/T").getUTF8Value()
                               : std::string();
  if (!is_signature_field(after) || !is_hidden(after) || after.hasKey("/Kids"))
    return bad({Kind::field, 0, name}, Change::added);
  harmless("hidden-field");
  if (after.hasKey("/V")) signature(after);
}

/// An empty field of signature may be signed; a signed one may not change.
void RevisionChecker::field(Object before, Object after) {
  const Part part = part_of(before.getObjGen());
  if (!is_signature_field(after) || before.hasKey("/V")) return bad(part);
  for (const std::string& key : keys_that_differ(before, after)) {
    if (is_one_of(key, {"/AP", "/AS", "/MK", "/BS", "/DA"})) {
      harmless("appearance");
    } else if (!is_one_of(key, {"/V", "/M", "/Lock"})) {
      return bad(part);
    }
  }
  if (after.hasKey("/V")) signature(after);
}

void RevisionChecker::signature(Object field) {
  Object value = field.getKey("/V");
  if (!value.isDictionary()) return bad({Kind::field, 0, {}});
  revision_->signatures.push_back(read_signature(field, value, pdf_, last_));
}

/// A page may list a field that shows nothing; nothing else of it may change.
void RevisionChecker::page(Object before, Object after, int number) {
  const Part part{Kind::page, number, {}};
  if (!after.isDictionary()) return bad(part);
  for (const std::string& key : keys_that_differ(before, after)) {
    Object old = before.getKey(key), now = after.getKey(key);
    if (key != "/Annots") return bad(part);
    const int count = old.isArray() ? old.getArrayNItems() : 0;
    bool kept = now.isArray() && now.getArrayNItems() >= count;
    for (int i = 0; i < count && kept; ++i)
      kept = written(old.getArrayItem(i)) == written(now.getArrayItem(i));
    for (int i = count; kept && i < now.getArrayNItems(); ++i)
      kept = is_signature_field(now.getArrayItem(i)) && is_hidden(now.getArrayItem(i));
    if (!kept) return bad({Kind::annotation, number, {}});
    harmless("hidden-field");
  }
}

void RevisionChecker::information(Object before, Object after) {
  if (!before.isDictionary() || !after.isDictionary()) return bad({Kind::information, 0, {}});
  for (const std::string& key : keys_that_differ(before, after)) {
    Object old = before.getKey(key), now = after.getKey(key);
    if (old.isString() && now.isString() && old.getUTF8Value() == now.getUTF8Value()) continue;
    if (!is_one_of(key, {"/ModDate", "/Producer"})) return bad({Kind::information, 0, {}});
    harmless("metadata");
  }
}

void RevisionChecker::metadata(Object before, Object after) {
  const auto old = before.isStream() ? stream_content(before) : std::nullopt,
             now = after.isStream() ? stream_content(after) : std::nullopt;
  if (!old || !now || lasting_properties(*old) != lasting_properties(*now))
    return bad({Kind::metadata, 0, {}});
  harmless("metadata");
}

void RevisionChecker::harmless(const char* what) {
  auto& all = revision_->harmless;
  if (std::find(all.begin(), all.end(), what) == all.end()) all.emplace_back(what);
}

void RevisionChecker::bad(Part part, Change change) {
  if (revision_->changes.size() < 100)
    add_difference(revision_->changes, {std::move(part), change, {}, {}, revision_->number});
}

bool RevisionChecker::reachable(const QPDFObjGen& id) {
  if (!mapped_) parts_ = map_parts(*before_);
  mapped_ = true;
  return parts_.count(id) != 0 || awaited_.count(id) != 0;
}

Part RevisionChecker::part_of(const QPDFObjGen& id) {
  return reachable(id) && parts_.count(id) != 0 ? parts_[id] : Part{Kind::field, 0, {}};
}

/// What the objects of a revision refer to and does not exist could be filled in by a later one.
/// The print itself refers to nothing that is missing.
void RevisionChecker::note_new_references() {
  const Table table = after_->getXRefTable();
  for (const QPDFObjGen& id : touched_)
    for (const QPDFObjGen& other : references_of(after_->getObjectByObjGen(id)))
      if (table.count(other) == 0) awaited_.insert(other);
}

}  // namespace paraphe
