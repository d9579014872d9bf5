// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/draw.h"
#include "output/file.h"
#include "typeset/page.h"

namespace paraphe {

/// The structure tree of a PDF, from the nodes of the layout, the marks of the drawing and the
/// annotations. Source: ISO 32000-1, 14.7 and 14.8.
class StructureTree {
 public:
  /// `first_sheet`: the object of the first page; the others follow it.
  StructureTree(PdfFile& file, const Pages& pages, const Drawing& drawing, int first_sheet);

  /// Hangs the annotation `object` of `page` (a link, a widget) under `node`; returns its
  /// /StructParent.
  int add_annotation(int node, int page, int object);
  /// Writes the tree and returns its root. Once, after every annotation was added.
  int write();

 private:
  using Place = std::pair<int, int>;  ///< page and marked-content identifier: the reading order
  struct Annotation {
    int node, page, object;
  };

  std::string element(int node) const;            ///< reference to it
  std::span<const Place> places(int node) const;  ///< of its marked content
  Place first_place(int node) const;
  void append_kids(std::string& out, int node) const;
  std::string attributes(const StructureNode& node);
  std::string bounding_box(int node) const;
  void append_element(std::string& out, int node) const;  ///< as `element`
  void write_element(int node, int root);
  int write_parent_tree();
  std::string id_tree() const;

  PdfFile& file_;
  const Pages& pages_;
  const Drawing& drawing_;
  int first_sheet_;
  int first_element_;
  std::vector<Place> places_;              ///< the marked content of one node after the other
  std::vector<std::size_t> ends_;          ///< by node: of its places
  std::vector<Annotation> annotations_;    ///< in the order of their /StructParent
  std::multimap<int, std::size_t> owned_;  ///< by node: indices into annotations_
  std::map<std::string, int> shared_attributes_;
  std::string written_;  ///< the element being written: one buffer for all
};

}  // namespace paraphe
