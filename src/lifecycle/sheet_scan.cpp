// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/sheet_scan.h"

#include <nlohmann/json.hpp>

namespace paraphe {

using Json = nlohmann::json;

std::vector<std::uint8_t> packed(const SheetScan& scan) {
  Json codes = Json::array();
  for (const FoundCode& code : scan.codes) {
    codes.push_back({Json::binary({code.text.begin(), code.text.end()}), code.sheet, code.x, code.y,
                     code.turn});
  }
  Json pictures = Json::array();
  for (const std::string& picture : scan.pictures)
    pictures.push_back(Json::binary({picture.begin(), picture.end()}));
  return Json::to_cbor({static_cast<int>(scan.state), std::move(codes), scan.sheets, scan.more,
                        std::move(pictures)});
}

SheetScan unpacked_scan(const std::vector<std::uint8_t>& bytes) {
  const auto text = [](const Json& value) {
    const auto& held = value.get_binary();
    return std::string(held.begin(), held.end());
  };
  const Json all = Json::from_cbor(bytes);
  SheetScan scan;
  scan.state = static_cast<SheetScan::State>(all.at(0).get<int>());
  for (const Json& code : all.at(1))
    scan.codes.push_back({text(code.at(0)), code.at(1), code.at(2), code.at(3), code.at(4)});
  scan.sheets = all.at(2);
  scan.more = all.at(3);
  for (const Json& picture : all.at(4)) scan.pictures.push_back(text(picture));
  return scan;
}

}  // namespace paraphe
