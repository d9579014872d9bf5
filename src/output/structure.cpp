// SPDX-License-Identifier: EUPL-1.2
#include "output/structure.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "output/number.h"
#include "output/objects.h"

namespace paraphe {
namespace {

constexpr std::size_t leaf_size =
    64;  // pairs in a leaf of a number tree: a reader loads few of them

/// A number tree of `values` under the keys 0, 1, 2… Source: ISO 32000-1, 7.9.7.
int add_number_tree(PdfFile& file, const std::vector<std::string>& values) {
  std::string kids;
  for (std::size_t begin = 0; begin < values.size(); begin += leaf_size) {
    const std::size_t end = std::min(values.size(), begin + leaf_size);
    std::string leaf =
        "<</Limits[" + std::to_string(begin) + ' ' + std::to_string(end - 1) + "]/Nums[";
    for (std::size_t i = begin; i < end; ++i) leaf += std::to_string(i) + ' ' + values[i] + ' ';
    kids += reference(file.add(leaf + "]>>")) + ' ';
  }
  return file.add(kids.empty() ? "<</Nums[]>>" : "<</Kids[" + kids + "]>>");
}

}  // namespace

StructureTree::StructureTree(PdfFile& file, const Pages& pages, const Drawing& drawing,
                             int first_sheet)
    : file_(file),
      pages_(pages),
      drawing_(drawing),
      first_sheet_(first_sheet),
      first_element_(file.reserve(static_cast<int>(pages.nodes.size()))),
      ends_(pages.nodes.size() + 1) {
  std::size_t count = 0;
  for (const std::vector<int>& marks : drawing.marks) {
    for (const int node : marks) ++ends_[static_cast<std::size_t>(node) + 1];
    count += marks.size();
  }
  std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());  // where those of each node begin
  places_.resize(count);
  int page = 0;
  for (const std::vector<int>& marks : drawing.marks) {
    int mark = 0;
    for (const int node : marks)
      places_[ends_[static_cast<std::size_t>(node)]++] = {page, mark++};  // and now: where they end
    ++page;
  }
}

std::span<const StructureTree::Place> StructureTree::places(int node) const {
  const std::size_t begin = node > 0 ? ends_[static_cast<std::size_t>(node) - 1] : 0;
  return {places_.data() + begin, ends_[static_cast<std::size_t>(node)] - begin};
}

int StructureTree::add_annotation(int node, int page, int object) {
  owned_.emplace(node, annotations_.size());
  annotations_.push_back({node, page, object});
  // The keys before these belong to the pages.
  return static_cast<int>(drawing_.marks.size() + annotations_.size()) - 1;
}

void StructureTree::append_element(std::string& out, int node) const {
  append_reference(out, first_element_ + node);
}

std::string StructureTree::element(int node) const { return reference(first_element_ + node); }

StructureTree::Place StructureTree::first_place(int node) const {
  Place first{std::numeric_limits<int>::max(), 0};
  if (!places(node).empty()) first = places(node).front();
  for (const int child : children_of(pages_.nodes, node))
    first = std::min(first, first_place(child));
  return first;
}

/// Children in their order, the node's own content before the first child that follows it on the
/// pages, then notes, then annotations. Content of the page of the first own content, /Pg of the
/// element, is its bare identifier.
void StructureTree::append_kids(std::string& out, int node) const {
  const std::span<const Place> own = places(node);
  const std::size_t begin = out.size();
  std::size_t count = 0;
  auto place = own.begin();
  const auto end = own.end();
  const auto take = [&] {
    if (place->first == own.front().first) {
      append_fixed(out, place->second, 0);
      out += ' ';
    } else {
      out += "<</Type/MCR/Pg ";
      append_reference(out, first_sheet_ + place->first);
      out += "/MCID ";
      append_fixed(out, place->second, 0);
      out += ">>";
    }
    ++place;
    ++count;
  };
  const auto take_child = [&](int child) {
    append_element(out, child);
    out += ' ';
    ++count;
  };
  // A note stands at the foot of a page, below the words and links that follow its call in a
  // paragraph: it is read after them.
  std::vector<int> notes;
  for (const int child : children_of(pages_.nodes, node)) {
    if (!own.empty() && pages_.nodes[static_cast<std::size_t>(child)].type == "Note") {
      notes.push_back(child);
      continue;
    }
    if (place != end) {
      const Place before = first_place(child);
      while (place != end && *place < before) take();
    }
    take_child(child);
  }
  while (place != end) take();
  for (const int note : notes) take_child(note);
  const auto [first, last] = owned_.equal_range(node);
  for (auto owned = first; owned != last; ++owned, ++count) {
    const Annotation& annotation = annotations_[owned->second];
    out += "<</Type/OBJR/Pg ";
    append_reference(out, first_sheet_ + annotation.page);
    out += "/Obj ";
    append_reference(out, annotation.object);
    out += ">>";
  }
  if (count > 0) out.insert(begin, count > 1 ? "/K [" : "/K ");
  if (count > 1) out += ']';
}

/// The attributes of a node, one object for all nodes that are alike. Source: ISO 32000-1, 14.8.5.
std::string StructureTree::attributes(const StructureNode& node) {
  std::string entries;
  if (!node.scope.empty()) entries += "/Scope" + pdf_name(node.scope);
  if (node.column_span > 1) entries += "/ColSpan " + std::to_string(node.column_span);
  if (node.row_span > 1) entries += "/RowSpan " + std::to_string(node.row_span);
  if (!node.numbering.empty()) entries += "/ListNumbering" + pdf_name(node.numbering);
  if (entries.empty()) return {};
  entries += node.numbering.empty() ? "/O/Table" : "/O/List";
  int& shared = shared_attributes_[entries];
  if (shared == 0) shared = file_.add("<<" + entries + ">>");
  return "/A " + reference(shared);
}

/// Where a figure stands. Source: ISO 32000-1, table 344.
std::string StructureTree::bounding_box(int node) const {
  const auto found = drawing_.figures.find(node);
  if (found == drawing_.figures.end()) return {};
  return "/A<</O/Layout/Placement/Block/BBox" + pdf_rectangle(found->second) + ">>";
}

void StructureTree::write_element(int node, int root) {
  const auto index = static_cast<std::size_t>(node);
  const StructureNode& source = pages_.nodes[index];
  std::string& out = written_;
  out = "<</S";
  append_name(out, source.type);
  out += "/P ";
  append_reference(out, source.parent < 0 ? root : first_element_ + source.parent);
  if (const auto own = places(node); !own.empty()) {
    out += "/Pg ";
    append_reference(out, first_sheet_ + own.front().first);
  }
  append_kids(out, node);
  if (!source.language.empty()) out += "/Lang" + pdf_text(source.language);
  if (!source.alt.empty()) out += "/Alt" + pdf_text(source.alt);
  if (!source.id.empty()) out += "/ID" + pdf_literal(source.id);
  const std::string box = bounding_box(node);
  out += box.empty() ? attributes(source) : box;
  out += ">>";
  file_.write(first_element_ + node, out);
}

int StructureTree::write_parent_tree() {
  std::vector<std::string> values;
  for (const std::vector<int>& marks : drawing_.marks) {
    std::string parents = "[";
    for (const int node : marks) {
      append_element(parents, node);
      parents += ' ';
    }
    values.push_back(parents + "]");
  }
  for (const Annotation& annotation : annotations_) values.push_back(element(annotation.node));
  return add_number_tree(file_, values);
}

/// Name tree from /ID to element. Source: ISO 32000-1, 14.7.2.
std::string StructureTree::id_tree() const {
  std::map<std::string, int> ids;
  for (std::size_t i = 0; i < pages_.nodes.size(); ++i) {
    if (!pages_.nodes[i].id.empty()) ids[pages_.nodes[i].id] = static_cast<int>(i);
  }
  if (ids.empty()) return {};
  std::string names;
  for (const auto& [id, node] : ids) names += pdf_literal(id) + element(node) + ' ';
  return "/IDTree<</Names[" + names + "]>>";
}

int StructureTree::write() {
  const int root = file_.reserve();
  for (std::size_t i = 0; i < pages_.nodes.size(); ++i) write_element(static_cast<int>(i), root);
  const int parents = write_parent_tree();
  file_.write(root, "<</Type/StructTreeRoot/K " + element(0) + "/ParentTree " + reference(parents) +
                        "/ParentTreeNextKey " +
                        std::to_string(drawing_.marks.size() + annotations_.size()) + id_tree() +
                        ">>");
  return root;
}

}  // namespace paraphe
