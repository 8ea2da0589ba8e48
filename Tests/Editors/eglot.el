;;; eglot.el --- the server with eglot  -*- lexical-binding: t -*-
;; SPDX-License-Identifier: Apache-2.0
;; emacs --batch -l eglot.el with STET and SITE in the environment.
(package-initialize)
(require 'eglot)
(require 'flymake)

(define-derived-mode stet-post-mode text-mode "Post")
(add-to-list 'auto-mode-alist '("\\.md\\'" . stet-post-mode))
(add-to-list 'eglot-server-programs `(stet-post-mode . (,(getenv "STET") "server")))

(defun stet-wait (what test)
  "Wait until TEST holds, or fail with WHAT."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall test))
      (when (> (float-time) end)
        (message "eglot: %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(defun stet-diagnostics (text)
  "The diagnostics whose message holds TEXT."
  (seq-filter (lambda (diagnostic) (string-match-p text (flymake-diagnostic-text diagnostic)))
              (flymake-diagnostics)))

(let ((project-find-functions (list (lambda (_) (cons 'transient (getenv "SITE")))))
      (eglot-sync-connect 20)
      (eglot-confirm-server-initiated-edits nil)
      (eglot-send-changes-idle-time 0.1))
  (find-file (concat (getenv "SITE") "/content/one.md"))
  (apply #'eglot (eglot--guess-contact))
  (flymake-mode 1)
  (stet-wait "no diagnostics"
             (lambda () (flymake-start) (stet-diagnostics "'the' is repeated")))
  (goto-char (flymake-diagnostic-beg (car (stet-diagnostics "'the' is repeated"))))
  (let* ((actions (eglot-code-actions (point) (1+ (point)) "quickfix"))
         (action (seq-find (lambda (action) (eq (plist-get action :isPreferred) t)) actions)))
    (unless action (message "eglot: no code action") (kill-emacs 1))
    (eglot--apply-workspace-edit (plist-get action :edit)))
  (goto-char (point-min))
  (when (search-forward "the the" nil t) (message "eglot: the text is as it was") (kill-emacs 1))
  (eglot--signal-textDocument/didChange)
  (stet-wait "the diagnostic is still there"
             (lambda () (flymake-start) (null (stet-diagnostics "'the' is repeated"))))
  (eglot-shutdown (eglot-current-server))
  (message "eglot: diagnostics, code action")
  (set-buffer-modified-p nil)
  (kill-emacs 0))
