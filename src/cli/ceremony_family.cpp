// SPDX-License-Identifier: EUPL-1.2
#include "cli/ceremony_record.h"

namespace paraphe {

Command ceremony_command() {
  return {"ceremony",
          "ceremonie",
          {},
          {"consigne ce qui a eu lieu à la signature", "records what took place at the signature"},
          {},
          nullptr,
          {ceremony_record_part()}};
}

}  // namespace paraphe
