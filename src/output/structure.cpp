// SPDX-License-Identifier: EUPL-1.2
#include "output/structure.h"

#include <algorithm>
#include <limits>

namespace paraphe {
namespace {

constexpr std::size_t leaf_size =
    64;  // pairs in a leaf of a number tree: a reader loads few of them

/// A number tree of `values` under the keys 0, 1, 2… Source: ISO 32000-1, 7.9.7.
QPDFObjectHandle number_tree(QPDF& pdf, const Elements& values) {
  Elements leaves;
  for (std::size_t begin = 0; begin < values.size(); begin += leaf_size) {
    const std::size_t end = std::min(values.size(), begin + leaf_size);
    Elements pairs;
    for (std::size_t i = begin; i < end; ++i) {
      pairs.push_back(pdf_integer(static_cast<long long>(i)));
      pairs.push_back(values[i]);
    }
    leaves.push_back(pdf.makeIndirectObject(
        pdf_dictionary({{"/Nums", pdf_array(pairs)},
                        {"/Limits", pdf_array({pdf_integer(static_cast<long long>(begin)),
                                               pdf_integer(static_cast<long long>(end - 1))})}})));
  }
  return pdf.makeIndirectObject(pdf_dictionary({{"/Kids", pdf_array(leaves)}}));
}

}  // namespace

StructureTree::StructureTree(QPDF& pdf, const Pages& pages, const Drawing& drawing,
                             const Elements& sheets)
    : pdf_(pdf), pages_(pages), drawing_(drawing), sheets_(sheets) {
  root_ = pdf.makeIndirectObject(pdf_dictionary({{"/Type", pdf_name("StructTreeRoot")}}));
  places_.resize(pages.nodes.size());
  owned_.resize(pages.nodes.size());
  for (std::size_t i = 0; i < pages.nodes.size(); ++i) {
    elements_.push_back(pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()));
  }
  for (std::size_t page = 0; page < drawing.marks.size(); ++page) {
    for (std::size_t mark = 0; mark < drawing.marks[page].size(); ++mark) {
      places_[static_cast<std::size_t>(drawing.marks[page][mark])].emplace_back(
          page, static_cast<int>(mark));
    }
  }
}

void StructureTree::add_annotation(int node, std::size_t page, QPDFObjectHandle annotation) {
  // The keys 0 to pages - 1 of the parent tree belong to the pages.
  annotation.replaceKey("/StructParent",
                        pdf_integer(static_cast<long long>(sheets_.size() + annotations_.size())));
  owned_[static_cast<std::size_t>(node)].push_back(annotations_.size());
  annotations_.push_back({node, page, annotation});
}

StructureTree::Place StructureTree::first_place(int node) const {
  const auto index = static_cast<std::size_t>(node);
  Place first{std::numeric_limits<std::size_t>::max(), 0};
  if (!places_[index].empty()) first = places_[index].front();
  for (const int child : pages_.nodes[index].children) first = std::min(first, first_place(child));
  return first;
}

/// Children in their order, the node's own content before the first child that follows it on the
/// pages, then annotations. `home` becomes the page of the first own content, which needs no
/// reference of its own.
Elements StructureTree::kids(int node, QPDFObjectHandle& home) const {
  const auto index = static_cast<std::size_t>(node);
  Elements kids;
  std::size_t home_page = sheets_.size();
  auto place = places_[index].begin();
  const auto end = places_[index].end();
  if (place != end) {
    home_page = place->first;
    home = sheets_[home_page];
  }
  const auto take = [&] {
    if (place->first == home_page) {
      kids.push_back(pdf_integer(place->second));
    } else {
      kids.push_back(pdf_dictionary({{"/Type", pdf_name("MCR")},
                                     {"/Pg", sheets_[place->first]},
                                     {"/MCID", pdf_integer(place->second)}}));
    }
    ++place;
  };
  for (const int child : pages_.nodes[index].children) {
    if (place != end) {
      const Place before = first_place(child);
      while (place != end && *place < before) take();
    }
    kids.push_back(elements_[static_cast<std::size_t>(child)]);
  }
  while (place != end) take();
  for (const std::size_t owned : owned_[index]) {
    kids.push_back(pdf_dictionary({{"/Type", pdf_name("OBJR")},
                                   {"/Pg", sheets_[annotations_[owned].page]},
                                   {"/Obj", annotations_[owned].object}}));
  }
  return kids;
}

/// The attribute object of a node, one for all nodes that are alike; uninitialized when it has
/// none. Source: ISO 32000-1, 14.8.5.
QPDFObjectHandle StructureTree::attributes(const StructureNode& node) {
  Entries entries;
  if (!node.scope.empty()) entries["/Scope"] = pdf_name(node.scope);
  if (node.column_span > 1) entries["/ColSpan"] = pdf_integer(node.column_span);
  if (node.row_span > 1) entries["/RowSpan"] = pdf_integer(node.row_span);
  if (!node.numbering.empty()) entries["/ListNumbering"] = pdf_name(node.numbering);
  if (entries.empty()) return {};
  entries["/O"] = pdf_name(node.numbering.empty() ? "Table" : "List");
  QPDFObjectHandle dictionary = pdf_dictionary(entries);
  const auto found = shared_attributes_.find(dictionary.unparse());
  if (found != shared_attributes_.end()) return found->second;
  return shared_attributes_[dictionary.unparse()] = pdf_.makeIndirectObject(dictionary);
}

void StructureTree::write_element(int index) {
  const StructureNode& node = pages_.nodes[static_cast<std::size_t>(index)];
  QPDFObjectHandle element = elements_[static_cast<std::size_t>(index)];
  element.replaceKey("/S", pdf_name(node.type));
  element.replaceKey("/P",
                     node.parent < 0 ? root_ : elements_[static_cast<std::size_t>(node.parent)]);
  QPDFObjectHandle home;
  const Elements inside = kids(index, home);
  if (home.isInitialized()) element.replaceKey("/Pg", home);
  if (!inside.empty()) element.replaceKey("/K", inside.size() == 1 ? inside[0] : pdf_array(inside));
  if (!node.language.empty()) element.replaceKey("/Lang", pdf_text(node.language));
  if (!node.alt.empty()) element.replaceKey("/Alt", pdf_text(node.alt));
  if (!node.title.empty()) element.replaceKey("/T", pdf_text(node.title));
  if (!node.id.empty()) element.replaceKey("/ID", QPDFObjectHandle::newString(node.id));
  const QPDFObjectHandle attached = attributes(node);
  if (attached.isInitialized()) element.replaceKey("/A", attached);
}

QPDFObjectHandle StructureTree::parent_tree() {
  Elements values;
  for (const std::vector<int>& marks : drawing_.marks) {
    Elements parents;
    for (const int node : marks) parents.push_back(elements_[static_cast<std::size_t>(node)]);
    values.push_back(pdf_array(parents));
  }
  for (const Annotation& annotation : annotations_) {
    values.push_back(elements_[static_cast<std::size_t>(annotation.node)]);
  }
  return number_tree(pdf_, values);
}

/// Name tree from /ID to element; uninitialized when no node has one. Source: ISO 32000-1, 14.7.2.
QPDFObjectHandle StructureTree::id_tree() {
  std::map<std::string, QPDFObjectHandle> ids;
  for (std::size_t i = 0; i < pages_.nodes.size(); ++i) {
    if (!pages_.nodes[i].id.empty()) ids[pages_.nodes[i].id] = elements_[i];
  }
  if (ids.empty()) return {};
  Elements pairs;
  for (const auto& [id, element] : ids) {
    pairs.push_back(QPDFObjectHandle::newString(id));
    pairs.push_back(element);
  }
  return pdf_.makeIndirectObject(pdf_dictionary({{"/Names", pdf_array(pairs)}}));
}

void StructureTree::write() {
  for (std::size_t i = 0; i < elements_.size(); ++i) write_element(static_cast<int>(i));
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    QPDFObjectHandle sheet = sheets_[i];
    sheet.replaceKey("/StructParents", pdf_integer(static_cast<long long>(i)));
    sheet.replaceKey("/Tabs", pdf_name("S"));
  }
  if (!elements_.empty()) root_.replaceKey("/K", elements_[0]);
  root_.replaceKey("/ParentTree", parent_tree());
  root_.replaceKey("/ParentTreeNextKey",
                   pdf_integer(static_cast<long long>(sheets_.size() + annotations_.size())));
  const QPDFObjectHandle ids = id_tree();
  if (ids.isInitialized()) root_.replaceKey("/IDTree", ids);
  QPDFObjectHandle catalog = pdf_.getRoot();
  catalog.replaceKey("/StructTreeRoot", root_);
  catalog.replaceKey("/MarkInfo", pdf_dictionary({{"/Marked", QPDFObjectHandle::newBool(true)}}));
}

}  // namespace paraphe
