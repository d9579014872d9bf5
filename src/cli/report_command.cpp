// SPDX-License-Identifier: EUPL-1.2
#include "cli/command.h"
#include "cli/report_merge.h"

namespace paraphe {

Command report_command() {
  Command merge{"merge",
                "fusionner",
                {"RAPPORT.json… [options]", "REPORT.json… [options]"},
                {"fait un rapport de ceux d’un contrôle partagé («\u00A0--shard\u00A0»)",
                 "makes one report of those of a check that was shared ('--shard')"},
                report_merge_options(),
                merge_reports};
  return {"report",
          "rapport",
          {},
          {"réunit des rapports de contrôle", "brings reports of checks together"},
          {},
          nullptr,
          {std::move(merge)}};
}

}  // namespace paraphe
