// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/pdf/object_parts.h"

#include <vector>

#include "lifecycle/pdf/reader.h"

namespace paraphe {
namespace {

using Kind = Part::Kind;
using Object = QPDFObjectHandle;

constexpr int most_depth = 100;  // of direct objects in one another

void collect(Object object, int depth, std::set<QPDFObjGen>& found) {
  if (depth > most_depth) return;
  if (depth > 0 && object.isIndirect()) {
    found.insert(object.getObjGen());
    return;
  }
  if (object.isStream()) object = object.getDict();
  if (object.isDictionary()) {
    for (const std::string& key : object.getKeys()) collect(object.getKey(key), depth + 1, found);
  } else if (object.isArray()) {
    for (int i = 0; i < object.getArrayNItems(); ++i)
      collect(object.getArrayItem(i), depth + 1, found);
  }
}

class PartMap {
 public:
  explicit PartMap(QPDF& pdf) : pdf_(pdf) {}

  std::map<QPDFObjGen, Part> run() {
    Object root = pdf_.getRoot();
    fields(root.getKey("/AcroForm"));
    int number = 0;
    std::vector<Object> pages = pages_of(pdf_);
    for (Object& page : pages) page_parts(page, ++number);
    number = 0;  // links lead to other pages: those have their part by now
    for (Object& page : pages) spread(page.getKey("/Annots"), {Kind::annotation, ++number, {}});
    parts_[root.getObjGen()] = {Kind::catalogue, 0, {}};
    for (const std::string& key : root.getKeys()) {
      if (key != "/DSS") spread(root.getKey(key), part_of_catalog_key(key));
    }
    spread(pdf_.getTrailer().getKey("/Info"), {Kind::information, 0, {}});
    return std::move(parts_);
  }

 private:
  void fields(Object form) {
    if (!form.isDictionary() || !form.getKey("/Fields").isArray()) return;
    Object all = form.getKey("/Fields");
    for (int i = 0; i < all.getArrayNItems(); ++i) {
      Object field = all.getArrayItem(i);
      if (!field.isDictionary()) continue;
      const Part part{Kind::field, 0,
                      field.getKey("/T").isString() ? field.getKey("/T").getUTF8Value() : ""};
      if (field.isIndirect()) parts_[field.getObjGen()] = part;
      for (const char* key : {"/V", "/AP"}) spread(field.getKey(key), part);
    }
  }

  void page_parts(Object page, int number) {
    if (page.isIndirect()) parts_[page.getObjGen()] = {Kind::page, number, {}};
    spread(page.getKey("/Contents"), {Kind::page, number, {}});
    Object resources = page.getKey("/Resources");
    if (!resources.isDictionary()) return;
    if (resources.isIndirect())
      parts_.try_emplace(resources.getObjGen(), Part{Kind::page, number, {}});
    if (Object fonts = resources.getKey("/Font"); fonts.isDictionary()) {
      for (const std::string& key : fonts.getKeys()) {
        Object font = fonts.getKey(key);
        const std::string name = font.isDictionary() && font.getKey("/BaseFont").isName()
                                     ? font.getKey("/BaseFont").getName()
                                     : "";
        spread(font, {Kind::font, 0, name.substr(name.find('+') + 1)});
      }
    }
    spread(resources.getKey("/XObject"), {Kind::image, 0, {}});
    spread(resources, {Kind::page, number, {}});
  }

  /// Gives `part` to all that `from` leads to and that has none.
  void spread(Object from, const Part& part) {
    std::vector<Object> waiting = {from};
    while (!waiting.empty()) {
      Object next = waiting.back();
      waiting.pop_back();
      if (next.isIndirect() && !parts_.try_emplace(next.getObjGen(), part).second) continue;
      for (const QPDFObjGen& id : references_of(next))
        if (parts_.count(id) == 0) waiting.push_back(pdf_.getObjectByObjGen(id));
    }
  }

  QPDF& pdf_;
  std::map<QPDFObjGen, Part> parts_;
};

}  // namespace

Part part_of_catalog_key(const std::string& key) {
  static const std::map<std::string, Kind> kinds = {
      {"/AcroForm", Kind::field},    {"/StructTreeRoot", Kind::structure},
      {"/Outlines", Kind::outline},  {"/OutputIntents", Kind::colour},
      {"/Metadata", Kind::metadata}, {"/Pages", Kind::page_order},
      {"/Names", Kind::attachment},  {"/AF", Kind::attachment},
  };
  const auto known = kinds.find(key);
  return {known == kinds.end() ? Kind::catalogue : known->second, 0, {}};
}

std::set<QPDFObjGen> references_of(QPDFObjectHandle object) {
  std::set<QPDFObjGen> found;
  collect(object, 0, found);
  return found;
}

std::set<QPDFObjGen> validation_objects(QPDF& pdf) {
  std::set<QPDFObjGen> found;
  std::vector<Object> waiting = {pdf.getRoot().getKey("/DSS")};
  while (!waiting.empty()) {
    Object next = waiting.back();
    waiting.pop_back();
    if (next.isIndirect() && !found.insert(next.getObjGen()).second) continue;
    for (const QPDFObjGen& id : references_of(next)) waiting.push_back(pdf.getObjectByObjGen(id));
  }
  return found;
}

std::map<QPDFObjGen, Part> map_parts(QPDF& pdf) { return PartMap(pdf).run(); }

}  // namespace paraphe
