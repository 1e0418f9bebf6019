import { createBrowserRouter, Navigate } from 'react-router'
import { mayOpen } from './access.ts'
import { PAGES, type Page } from './pages/index.tsx'
import { PasswordPage } from './pages/password/page.tsx'
import { SignInPage } from './pages/sign-in/page.tsx'
import { useTranslation } from 'react-i18next'
import { Frame } from './shell/frame/frame.tsx'
import { PageTitle } from './shell/page-title.tsx'
import { StandingDeskProvider } from './shell/standing-desk/index.ts'
import { SessionDoor } from './shell/session-door.tsx'
import { useMe } from './shell/session.ts'
import { BrokenPage, Forbidden, NotFound } from './shell/states/index.ts'

export const router = createBrowserRouter([
  {
    errorElement: <BrokenPage />,
    children: [
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: <SessionDoor />,
        children: [
          { path: '/password', element: <PasswordPage /> },
          {
            element: (
              <StandingDeskProvider>
                <Frame />
              </StandingDeskProvider>
            ),
            children: [
              {
                errorElement: <BrokenPage />,
                children: [
                  { index: true, element: <StartPage /> },
                  ...PAGES.map((page) => ({ path: page.path, element: <PageDoor page={page} /> })),
                  { path: '*', element: <NotFound /> },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
])

/** The first area that this role may open. */
function StartPage() {
  const { role } = useMe()
  const first = PAGES.find((page) => page.menu !== undefined && mayOpen(page, role))
  return first ? <Navigate to={first.path} replace /> : <NotFound />
}

function PageDoor({ page }: { readonly page: Page }) {
  const { t } = useTranslation()
  const { role } = useMe()
  if (!mayOpen(page, role)) return <Forbidden />
  return (
    <PageTitle name={t(`areas.${page.title}`)}>
      <page.Content />
    </PageTitle>
  )
}
