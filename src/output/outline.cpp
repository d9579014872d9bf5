// SPDX-License-Identifier: EUPL-1.2
#include "output/outline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "output/objects.h"

namespace paraphe {
namespace {

/// An item among its relatives, as indices; -1: none. OutlineNode 0 is the outline itself.
struct OutlineNode {
  int parent = -1, previous = -1, next = -1, first = -1, last = -1;
  int children = 0;
  int depth = 0;
};

std::vector<OutlineNode> nested(const std::vector<OutlineEntry>& entries) {
  std::vector<OutlineNode> items(1);
  int parent = 0;
  for (const OutlineEntry& entry : entries) {
    while (items[static_cast<std::size_t>(parent)].depth >= std::max(entry.level, 1)) {
      parent = items[static_cast<std::size_t>(parent)].parent;
    }
    OutlineNode& above = items[static_cast<std::size_t>(parent)];
    const int self = static_cast<int>(items.size());
    const OutlineNode item{parent, above.last, -1, -1, -1, 0, above.depth + 1};
    if (above.first < 0) above.first = self;
    if (above.last >= 0) items[static_cast<std::size_t>(above.last)].next = self;
    above.last = self;
    ++above.children;
    items.push_back(item);
    parent = self;
  }
  return items;
}

}  // namespace

int add_outline(PdfFile& file, const Pages& pages, int first_sheet) {
  if (pages.outline.empty()) return 0;
  const std::vector<OutlineNode> items = nested(pages.outline);
  const int root = file.reserve(static_cast<int>(items.size()));
  const auto shown = std::count_if(items.begin() + 1, items.end(),
                                   [](const OutlineNode& i) { return i.depth <= 2; });
  for (std::size_t i = 0; i < items.size(); ++i) {
    const OutlineNode& item = items[i];
    std::string out = i == 0 ? "<</Type/Outlines/Count " + std::to_string(shown) : "<<";
    const auto relative = [&](const char* key, int index) {
      if (index >= 0) out += key + reference(root + index);
    };
    relative("/Parent ", item.parent);
    relative("/Prev ", item.previous);
    relative("/Next ", item.next);
    relative("/First ", item.first);
    relative("/Last ", item.last);
    if (i > 0) {
      const OutlineEntry& entry = pages.outline[i - 1];
      // A negative count is that of an item whose children are folded away.
      const int count = item.depth == 1 ? item.children : -item.children;
      if (count != 0) out += "/Count " + std::to_string(count);
      out += "/Title" + pdf_text(entry.title) + "/Dest" +
             pdf_destination(first_sheet + entry.page, entry.y);
    }
    file.write(root + static_cast<int>(i), out + ">>");
  }
  return root;
}

}  // namespace paraphe
