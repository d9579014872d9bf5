// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <qpdf/QPDF.hh>
#include <string>
#include <utility>
#include <vector>

#include "output/draw.h"
#include "output/objects.h"
#include "typeset/page.h"

namespace paraphe {

/// The structure tree of a PDF, from the nodes of the layout, the marks of the drawing and the
/// annotations. Source: ISO 32000-1, 14.7 and 14.8.
class StructureTree {
 public:
  /// `sheets`: the page objects of `pdf`, in order.
  StructureTree(QPDF& pdf, const Pages& pages, const Drawing& drawing, const Elements& sheets);

  /// Hangs an annotation (a link, a widget) under `node`, and gives it its /StructParent.
  void add_annotation(int node, std::size_t page, QPDFObjectHandle annotation);
  /// Writes the tree into the catalog. Once, after every annotation was added.
  void write();

 private:
  using Place =
      std::pair<std::size_t, int>;  ///< page and marked-content identifier: the reading order
  struct Annotation {
    int node;
    std::size_t page;
    QPDFObjectHandle object;
  };

  Place first_place(int node) const;
  Elements kids(int node, QPDFObjectHandle& home) const;
  QPDFObjectHandle attributes(const StructureNode& node);
  void write_element(int node);
  QPDFObjectHandle parent_tree();
  QPDFObjectHandle id_tree();

  QPDF& pdf_;
  const Pages& pages_;
  const Drawing& drawing_;
  const Elements& sheets_;
  QPDFObjectHandle root_;
  Elements elements_;                            ///< by node
  std::vector<std::vector<Place>> places_;       ///< by node: its marked content
  std::vector<Annotation> annotations_;          ///< by order of their /StructParent
  std::vector<std::vector<std::size_t>> owned_;  ///< by node: indices into annotations_
  std::map<std::string, QPDFObjectHandle> shared_attributes_;
};

}  // namespace paraphe
