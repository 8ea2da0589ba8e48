-- SPDX-License-Identifier: Apache-2.0
-- Opens a post, gets diagnostics, applies a code action, and sees the diagnostic gone:
-- nvim --headless -u NONE -c 'luafile neovim.lua' with STET and SITE in the environment.
local stet, site = os.getenv('STET'), os.getenv('SITE')

local function fail(text)
  io.stderr:write('neovim: ' .. text .. '\n')
  vim.cmd('cquit 1')
end

local function codes(buffer)
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    found[diagnostic.code or ''] = diagnostic
  end
  return found
end

local ok, problem = pcall(function()
  vim.cmd('edit ' .. site .. '/content/one.md')
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'stet', cmd = { stet, 'server' }, root_dir = site })
  vim.lsp.buf_attach_client(buffer, id)
  if not vim.wait(20000, function() return codes(buffer)['repeated-word'] ~= nil end, 20) then
    return fail('no diagnostics')
  end
  local finding = codes(buffer)['repeated-word']
  local line = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, false)[1]
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = {
      start = { line = finding.lnum, character = finding.col },
      ['end'] = { line = finding.lnum, character = finding.col + 1 },
    },
    context = { diagnostics = {}, only = { 'quickfix' } },
  }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 10000)
  local action
  for _, answer in pairs(answers or {}) do
    for _, candidate in ipairs(answer.result or {}) do
      if candidate.isPreferred then action = candidate end
    end
  end
  if not action then return fail('no code action') end
  local client = vim.lsp.get_client_by_id(id)
  if not action.edit then
    action = client.request_sync('codeAction/resolve', action, 10000, buffer).result
  end
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  local changed = vim.api.nvim_buf_get_lines(buffer, finding.lnum, finding.lnum + 1, false)[1]
  if changed ~= line:gsub('the the', 'the') then return fail('the line is now: ' .. changed) end
  if not vim.wait(20000, function() return codes(buffer)['repeated-word'] == nil end, 20) then
    return fail('the diagnostic is still there')
  end
  local place = { textDocument = params.textDocument, position = { line = 8, character = 4 } }
  local hover = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', place, 10000)
  if not (hover[id] and hover[id].result and hover[id].result.contents.value:find('bold%-heading')) then
    return fail('no hover')
  end
  local format = { textDocument = params.textDocument, options = { tabSize = 2, insertSpaces = true } }
  local edits = vim.lsp.buf_request_sync(buffer, 'textDocument/formatting', format, 10000)
  vim.lsp.util.apply_text_edits(edits[id].result, buffer, client.offset_encoding)
  if vim.api.nvim_buf_get_lines(buffer, 8, 9, false)[1] ~= '## What comes next' then
    return fail('formatting changed nothing')
  end
  vim.lsp.stop_client(id)
  if not vim.wait(5000, function() return vim.lsp.client_is_stopped(id) end, 20) then
    return fail('the server does not stop')
  end
  io.stdout:write('neovim: diagnostics, code action, hover, formatting\n')
  vim.cmd('qall!')
end)
if not ok then fail(tostring(problem)) end
