// SPDX-License-Identifier: EUPL-1.2
// The parts of Galley and Painter that set boxes at a fixed place of the page.
#include <utility>

#include "typeset/galley.h"
#include "typeset/paint.h"

namespace paraphe::setting {
namespace {

/// Turns what was painted by 180° around a point: x, y of it twice.
class HalfTurn {
 public:
  HalfTurn(double twice_x, double twice_y) : x_(twice_x), y_(twice_y) {}

  void operator()(TextItem& item) const {
    item.x = x_ - item.x;
    item.y = y_ - item.y;
    item.angle += 180;
  }
  void operator()(LineItem& item) const {
    item = {x_ - item.x1, y_ - item.y1, x_ - item.x0, y_ - item.y0,
            item.width,   item.color,   item.dotted,  item.mark};
  }
  void operator()(RectItem& item) const {
    item.x = x_ - item.x - item.w;
    item.y = y_ - item.y - item.h;
  }
  void operator()(ImageItem& item) const {  // its place alone: samples are not turned
    item.x = x_ - item.x - item.w;
    item.y = y_ - item.y - item.h;
  }

 private:
  double x_, y_;
};

}  // namespace

// The slab only tells the page: it has no height, and leaves the space that stands waiting.
void Galley::set_panel(const Block& block, Frame& frame) {
  SetPanel panel;
  panel.panel = *block.panel;
  panel.source = block.source;
  Frame inside;
  inside.column = &panel.column;
  inside.width = panel.panel.width;
  inside.parent = panel.panel.artifact     ? Mark::artifact
                  : block.children.empty() ? frame.parent
                                           : structure_.add(block, frame.parent);
  set_blocks(block.children, inside);
  Column& column = *frame.column;
  const double space = std::exchange(column.space, 0);
  Slab slab;
  slab.kind = Slab::Kind::panel;
  slab.index = static_cast<int>(panels_.size());
  panels_.push_back(std::move(panel));
  column.add(std::move(slab), 0);
  column.space = space;
}

void Painter::panel(const SetPanel& panel, Page& page) const {
  constexpr Mark artifact{Mark::artifact, Mark::Artifact::layout};
  const Panel& box = panel.panel;
  const PageSize paper = page.turned ? PageSize{document_.layout.height, document_.layout.width}
                                     : PageSize{document_.layout.width, document_.layout.height};
  const double top = paper.height - box.top;
  if (box.fill)
    page.items.emplace_back(
        RectItem{box.left, top - box.height, box.width, box.height, 0, *box.fill, artifact});
  const std::size_t first = page.items.size();
  const double above = box.from_top ? 0 : (box.height - panel.column.height()) / 2;
  column(panel.column, box.left, top - above, box.artifact ? &artifact : nullptr, page);
  if (!box.upside_down) return;
  const HalfTurn turn(2 * box.left + box.width, 2 * top - box.height);
  for (std::size_t i = first; i < page.items.size(); ++i) std::visit(turn, page.items[i]);
}

}  // namespace paraphe::setting
