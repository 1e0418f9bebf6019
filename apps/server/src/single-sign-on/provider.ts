import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import type { Settings } from '../settings.ts'
import type { System } from '../system.ts'

type Oidc = NonNullable<Settings['oidc']>

/** How long the provider may take to answer, in seconds. */
const PATIENCE = 10

const known = new WeakMap<System['settings'], Promise<Configuration>>()

/** The bank's provider as it describes itself; asked again after a failure, else once in this process. */
export async function providerOf({ settings }: System, oidc: Oidc): Promise<Configuration> {
  const found = known.get(settings) ?? discover(oidc)
  known.set(settings, found)
  found.catch(() => known.delete(settings))
  return found
}

async function discover({ issuer, clientId, clientSecret }: Oidc): Promise<Configuration> {
  const url = new URL(issuer)
  const insecure = url.protocol === 'http:' ? [allowInsecureRequests] : []
  const options = { execute: insecure, timeout: PATIENCE }
  const server = (await discovery(url, clientId, undefined, None(), options)).serverMetadata()
  // those that do not say what they take, take what the specification says
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const shows = methods.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost
  const authentication = clientSecret === undefined ? None() : shows(clientSecret)
  const provider = new Configuration(server, clientId, {}, authentication)
  provider.timeout = PATIENCE
  for (const allow of insecure) allow(provider)
  // who a token speaks of is believed by its signature, not by the way it came
  enableNonRepudiationChecks(provider)
  return provider
}

/** Where the provider leads back to; to be registered there. */
export const callbackOf = ({ url }: Settings): string => `${url}/api/sso/callback`
