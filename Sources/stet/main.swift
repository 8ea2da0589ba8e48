// SPDX-License-Identifier: Apache-2.0

import CommandLine

await StetCommand.main()
